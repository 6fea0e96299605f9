import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Check, ChevronDown, Download } from 'lucide-react';
import { useState } from 'react';
import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { ProblemNotice } from '#components/problem';
import { Announcement, Button, classNames, formatCount } from '#components/ui';
import type { WorkerClient } from '#lib/messaging';
import type { ReportFile, ReportFormat } from '#lib/reports';
import type { Problem } from '#lib/review';
import styles from './ExportMenu.module.css';
import { exportReview } from './export-review.ts';

export interface ExportMenuProps {
  readonly client: WorkerClient;
  readonly reviewId: string;
  /** It came in a file, and goes out as it came in. */
  readonly isImported?: boolean;
  /** Hands a file to the browser's downloads. */
  readonly saveFile: (file: ReportFile) => void;
  /** Ids of the findings that filters leave in sight; absent or null while all are. */
  readonly shown?: ReadonlySet<string> | null;
}

const FORMATS: readonly { readonly id: ReportFormat; readonly label: string }[] = [
  { id: 'markdown', label: 'Markdown' },
  { id: 'html', label: 'HTML' },
  { id: 'docx', label: 'Word (DOCX)' },
  { id: 'csv', label: 'CSV' },
  { id: 'json', label: 'JSON' },
  { id: 'annotations', label: 'Web Annotation (JSON-LD)' },
];
const ALL = 'all-findings';
const ONLY_SHOWN = 'only-shown';

/** Saves the review as a file: a button that opens the list of formats. */
export function ExportMenu({ client, reviewId, isImported = false, saveFile, shown = null }: ExportMenuProps) {
  const [isPending, setPending] = useState(false);
  const [wantsOnlyShown, setWantsOnlyShown] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState('');

  const save = async (format: ReportFormat) => {
    setPending(true);
    setProblem(null);
    const result = await exportReview(client, {
      reviewId,
      isImported,
      format,
      exportedAtMs: Date.now(),
      ...(wantsOnlyShown && shown !== null ? { only: shown } : {}),
    });
    setPending(false);
    if (!result.ok) return setProblem(result.problem);
    saveFile(result.file);
    const { name } = result.file;
    setOutcome(
      plural(
        { count: result.findings },
        { one: `Exported # finding to ${name}`, other: `Exported # findings to ${name}` },
      ),
    );
  };

  return (
    <>
      <MenuTrigger>
        <AriaButton aria-label={t`Export`} isPending={isPending} className={classNames(styles.trigger)}>
          <Download size={14} className={styles.icon} aria-hidden />
          <span className={styles.label}>
            <Trans>Export</Trans>
          </span>
          <ChevronDown size={12} className={styles.icon} aria-hidden />
        </AriaButton>
        <Popover className={classNames(styles.popover)} placement="bottom end" offset={4}>
          <Menu aria-label={t`Export`} className={classNames(styles.menu)}>
            {shown !== null && (
              <MenuSection
                aria-label={t`Findings to export`}
                selectionMode="single"
                disallowEmptySelection
                selectedKeys={[wantsOnlyShown ? ONLY_SHOWN : ALL]}
                onSelectionChange={(keys) => setWantsOnlyShown(keys === 'all' || keys.has(ONLY_SHOWN))}
                shouldCloseOnSelect={false}
              >
                {[
                  { id: ALL, words: t`All findings` },
                  { id: ONLY_SHOWN, words: t`Only the ${{ count: formatCount(shown.size) }} shown` },
                ].map(({ id, words }) => (
                  <MenuItem key={id} id={id} textValue={words} className={classNames(styles.item)}>
                    {({ isSelected }) => (
                      <>
                        {words} {isSelected && <Check size={14} aria-hidden />}
                      </>
                    )}
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            {shown !== null && <Separator className={classNames(styles.separator)} />}
            <MenuSection aria-label={t`Formats`}>
              {FORMATS.map(({ id, label }) => (
                <MenuItem
                  key={id}
                  id={id}
                  textValue={label}
                  onAction={() => void save(id)}
                  className={classNames(styles.item)}
                >
                  {label}
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Announcement text={outcome} intervalMs={0} />
      {problem !== null && (
        <div className={styles.problem}>
          <ProblemNotice
            problem={problem}
            actions={
              <Button size="small" variant="quiet" onPress={() => setProblem(null)}>
                <Trans>Dismiss</Trans>
              </Button>
            }
          />
        </div>
      )}
    </>
  );
}
