import type { AttemptOwner } from '#lib/activity';
import type { OwnerDocument } from '#lib/analytics';
import type { Database } from './database.ts';

/** Finds the documents of reviews and questions, those that are still stored. */
export async function findOwnerDocuments(
  database: Database,
  owners: readonly AttemptOwner[],
): Promise<(owner: AttemptOwner) => OwnerDocument | null> {
  const found = new Map<string, OwnerDocument>();
  const keyOf = ({ kind, id }: AttemptOwner) => `${kind}/${id}`;
  const find = async (owner: AttemptOwner): Promise<OwnerDocument | null> => {
    if (owner.kind === 'review') return (await database.get('reviews', owner.id)) ?? null;
    const turn = await database.get('chats', owner.id);
    return turn === undefined ? null : { url: turn.url, title: '' };
  };
  await Promise.all(
    owners.map(async (owner) => {
      const document = await find(owner);
      if (document !== null) found.set(keyOf(owner), document);
    }),
  );
  return (owner) => found.get(keyOf(owner)) ?? null;
}
