/** Joins the class names that are set. CSS Modules' names are typed as possibly missing, so missing ones are left out. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
