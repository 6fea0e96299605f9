import { t } from '@lingui/core/macro';
import { useCallback, useEffect, useRef, useState } from 'react';
import { playbookName } from '#components/builtin';
import type { PlaybookList, WorkerClient, WorkerRequests } from '#lib/messaging';
import { findPlaybook, type Playbook } from '#lib/playbooks';
import type { Problem } from '#lib/review';

/** What became of the last act, to be said where the playbooks are listed. */
export type PlaybookOutcome =
  | { readonly kind: 'success'; readonly text: string; readonly undo?: () => void }
  | { readonly kind: 'problem'; readonly problem: Problem };

type ImportAnswer = WorkerRequests['playbooks.import']['answer'];

/** The reviewer's own playbooks, and what can be done with them. */
export interface OwnPlaybooks {
  /** Null until the worker has answered. */
  readonly list: PlaybookList | null;
  readonly outcome: PlaybookOutcome | null;
  readonly setOutcome: (outcome: PlaybookOutcome | null) => void;
  /** Null where it is saved. */
  readonly save: (playbook: Playbook, basedOn: number | null) => Promise<Problem | null>;
  readonly remove: (id: string) => Promise<void>;
  /** Null where it was refused, which is said. */
  readonly importFile: (request: WorkerRequests['playbooks.import']['payload']) => Promise<ImportAnswer | null>;
  readonly exportFile: (id: string) => Promise<void>;
}

export interface OwnPlaybooksPorts {
  readonly client: WorkerClient;
  readonly saveFile: (name: string, text: string) => void;
  /** Told which playbook new reviews run, whenever the worker has said so. */
  readonly onChosen: (id: string) => void;
}

/** Keeps the list as the worker has it: after each act, and whenever the reviewer comes back to the page. */
export function usePlaybooks({ client, saveFile, onChosen }: OwnPlaybooksPorts): OwnPlaybooks {
  const [list, setList] = useState<PlaybookList | null>(null);
  const [outcome, setOutcome] = useState<PlaybookOutcome | null>(null);
  const tellChosen = useRef(onChosen);
  tellChosen.current = onChosen;

  const accept = useCallback((next: PlaybookList) => {
    setList(next);
    tellChosen.current(next.chosen);
  }, []);

  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const result = await client.request('playbooks.list', {});
      if (!isCurrent) return;
      if (result.ok) accept(result.value);
      else setOutcome({ kind: 'problem', problem: result.problem });
    };
    const loadAgain = () => void load();
    loadAgain();
    window.addEventListener('focus', loadAgain);
    return () => {
      isCurrent = false;
      window.removeEventListener('focus', loadAgain);
    };
  }, [client, accept]);

  const refuse = (problem: Problem) => setOutcome({ kind: 'problem', problem });

  const save: OwnPlaybooks['save'] = async (playbook, basedOn) => {
    const result = await client.request('playbooks.save', { playbook, basedOn });
    if (!result.ok) return result.problem;
    const { playbook: saved, list: next } = result.value;
    accept(next);
    setOutcome({ kind: 'success', text: describeSaved(saved, basedOn) });
    return null;
  };

  const bringBack = async (playbook: Playbook, isChosen: boolean) => {
    const result = await client.request('playbooks.save', { playbook, basedOn: null, isChosen });
    if (!result.ok) return refuse(result.problem);
    accept(result.value.list);
    setOutcome({ kind: 'success', text: t`“${{ name: playbook.name }}” is back.` });
  };

  const remove: OwnPlaybooks['remove'] = async (id) => {
    const playbook = list?.own.find((candidate) => candidate.id === id);
    const wasChosen = list?.chosen === id;
    const result = await client.request('playbooks.delete', { id });
    if (!result.ok) return refuse(result.problem);
    accept(result.value);
    const next = findPlaybook(result.value.chosen, result.value.own);
    const fallback = next === null ? result.value.chosen : playbookName(next);
    const text = [
      t`“${{ name: playbook?.name ?? id }}” is deleted.`,
      ...(wasChosen ? [t`New reviews use ${fallback}.`] : []),
      ...(playbook === undefined ? [] : [t`Reviews made with it stay as they are.`]),
    ].join(' ');
    const undo = playbook === undefined ? {} : { undo: () => void bringBack(playbook, wasChosen) };
    setOutcome({ kind: 'success', text, ...undo });
  };

  const importFile: OwnPlaybooks['importFile'] = async (request) => {
    const result = await client.request('playbooks.import', request);
    if (!result.ok) {
      refuse(result.problem);
      return null;
    }
    const answer = result.value;
    if (answer.outcome === 'taken') setOutcome(null);
    else {
      accept(answer.list);
      setOutcome({ kind: 'success', text: describeImport(answer.outcome, answer.playbook) });
    }
    return answer;
  };

  const exportFile: OwnPlaybooks['exportFile'] = async (id) => {
    const result = await client.request('playbooks.export', { id });
    if (!result.ok) return refuse(result.problem);
    const name = `${id}.playbook.json`;
    saveFile(name, result.value.text);
    setOutcome({ kind: 'success', text: t`Exported to ${name}.` });
  };

  return { list, outcome, setOutcome, save, remove, importFile, exportFile };
}

function describeSaved({ name, version }: Playbook, basedOn: number | null): string {
  if (version === basedOn) return t`“${name}” is as it was: version ${version}.`;
  if (basedOn === null) return t`“${name}” is saved. Choose it in the side panel.`;
  return t`“${name}” is saved as version ${version}. Reviews begun before keep version ${basedOn}.`;
}

function describeImport(outcome: 'added' | 'replaced' | 'unchanged', { id, name, version }: Playbook): string {
  switch (outcome) {
    case 'added':
      return t`“${name}” is imported as ${id}, version ${version}.`;
    case 'replaced':
      return t`“${name}” is replaced: it is version ${version} now.`;
    case 'unchanged':
      return t`“${name}” is here already, with the same content. Nothing was changed.`;
  }
}
