import { PLAYBOOK_LIMITS } from './playbook-schema.ts';

/**
 * An id made from a name: `House style (UK)` → `house-style-uk`. Empty where no letter or digit of the Latin alphabet is
 * in it. `isTaken` is asked until a free one is found: `house-style-2` and so on.
 */
export function playbookIdFrom(name: string, isTaken: (id: string) => boolean = () => false): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+/, '');
  const id = cut(words, PLAYBOOK_LIMITS.id);
  if (id === '' || !isTaken(id)) return id;
  for (let number = 2; ; number++) {
    const next = `${cut(id, PLAYBOOK_LIMITS.id - `-${number}`.length)}-${number}`;
    if (!isTaken(next)) return next;
  }
}

function cut(id: string, length: number): string {
  return id.slice(0, length).replace(/-+$/, '');
}
