import { i18n } from '@lingui/core';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState } from 'react';
import { ProblemNotice } from '#components/problem';
import { Button, CheckboxChoice, FieldErrorsNotice, TextInput } from '#components/ui';
import { type Playbook, RULE_IDS } from '#lib/playbooks';
import type { Problem } from '#lib/review';
import { CategoryFields } from './CategoryFields.tsx';
import { DiscardQuestion } from './DiscardQuestion.tsx';
import { type DraftErrors, draftFieldName, errorFromWorker, findDraftErrors, WHOLE } from './draft-errors.ts';
import styles from './PlaybookEditor.module.css';
import { PromptPreview } from './PromptPreview.tsx';
import { type EditedPlaybook, isDraftChanged, type PlaybookDraft, playbookFrom, withName } from './playbook-draft.ts';
import { RULE_WORDS } from './rule-words.ts';
import { SeverityFields } from './SeverityFields.tsx';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

export interface PlaybookEditorProps {
  readonly edited: EditedPlaybook;
  readonly isTaken: (id: string) => boolean;
  /** Null where it is saved. */
  readonly onSave: (playbook: Playbook) => Promise<Problem | null>;
  readonly onCancel: () => void;
}

function checkChoices() {
  return RULE_IDS.map((value) => {
    const { label, detail } = RULE_WORDS[value];
    return { value, label: i18n._(label), detail: i18n._(detail) };
  });
}

/** The form for one playbook, new or stored. Nothing is saved before "Save playbook", and nothing typed is lost unasked. */
export function PlaybookEditor({ edited, isTaken, onSave, onCancel }: PlaybookEditorProps) {
  const { stored } = edited;
  const [draft, setDraft] = useState(edited.draft);
  /** Counts attempts to save; from the first one on, fields say what is wrong with them. */
  const [attempts, setAttempts] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const titleId = useId();
  const formRef = useRef<HTMLElement>(null);

  const hasChanged = isDraftChanged(draft, edited);
  useUnsavedGuard(hasChanged);
  const check = (): DraftErrors => findDraftErrors(draft, stored === null ? isTaken : () => false);
  const atFields = attempts === 0 ? {} : check();
  const errors: DraftErrors = { ...errorFromWorker(problem), ...atFields };

  useEffect(() => formRef.current?.querySelector('input')?.focus(), []);
  useEffect(() => {
    if (attempts > 0) formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [attempts]);

  const edit = (next: PlaybookDraft) => {
    setDraft(next);
    setProblem(null);
    setIsAsking(false);
  };
  const save = async () => {
    setProblem(null);
    if (Object.keys(check()).length > 0) return setAttempts(attempts + 1);
    setIsSaving(true);
    const refused = await onSave(playbookFrom(draft, stored?.version ?? 1));
    // Otherwise the editor is closed by now.
    if (refused === null) return;
    setIsSaving(false);
    setProblem(refused);
    setAttempts(attempts + 1);
  };

  return (
    <section ref={formRef} aria-labelledby={titleId} className={styles.editor}>
      <h3 id={titleId} className={styles.title}>
        {stored === null ? t`New playbook` : t`${{ name: stored.name }}, version ${{ version: stored.version }}`}
      </h3>
      <div className={styles.pair}>
        <TextInput
          label={t`Name`}
          value={draft.name}
          onChange={(name) => edit(stored === null ? withName(draft, name, isTaken) : { ...draft, name })}
          error={errors.name}
        />
        <TextInput
          label={t`Id`}
          monospace
          isReadOnly={stored !== null}
          description={
            stored === null ? t`Made from the name. Findings and files carry it.` : t`Stays: findings carry it.`
          }
          value={draft.id}
          onChange={(id) => edit({ ...draft, id, isIdTyped: true })}
          error={errors.id}
        />
      </div>
      <TextInput
        label={t`Purpose`}
        description={t`One sentence for whoever chooses it.`}
        value={draft.purpose}
        onChange={(purpose) => edit({ ...draft, purpose })}
        error={errors.purpose}
      />
      <TextInput
        label={t`Instructions`}
        description={t`What models look for and what they leave out, one demand a line. Terse is better and cheaper.`}
        placeholder={t`Find what our style guide forbids.\nLook for: …\nLeave out: …`}
        rows={8}
        value={draft.instructions}
        onChange={(instructions) => edit({ ...draft, instructions })}
        // The whole is shortened here first of all.
        error={errors.instructions ?? errors[WHOLE]}
      />
      <CategoryFields
        categories={draft.categories}
        errors={errors}
        onChange={(categories) => edit({ ...draft, categories })}
      />
      <SeverityFields
        severities={draft.severities}
        errors={errors}
        onChange={(severities) => edit({ ...draft, severities })}
      />
      <CheckboxChoice
        label={t`On-device checks`}
        description={t`Run without a model, in reviews on the device.`}
        choices={checkChoices()}
        values={draft.rules}
        onChange={(rules) => edit({ ...draft, rules })}
      />
      <PromptPreview playbook={playbookFrom(draft, 1)} />
      <FieldErrorsNotice errors={errors} nameOf={draftFieldName} />
      {problem !== null && Object.keys(errorFromWorker(problem)).length === 0 && <ProblemNotice problem={problem} />}
      {isAsking ? (
        <DiscardQuestion onKeep={() => setIsAsking(false)} onDiscard={onCancel} />
      ) : (
        <div className={styles.actions}>
          <Button
            variant="primary"
            isDisabled={stored !== null && !hasChanged}
            isPending={isSaving}
            onPress={() => void save()}
          >
            <Trans>Save playbook</Trans>
          </Button>
          <Button isDisabled={isSaving} onPress={() => (hasChanged ? setIsAsking(true) : onCancel())}>
            <Trans>Cancel</Trans>
          </Button>
          <p className={styles.state} role="status">
            {hasChanged ? t`There are unsaved changes to this playbook.` : ''}
          </p>
        </div>
      )}
    </section>
  );
}
