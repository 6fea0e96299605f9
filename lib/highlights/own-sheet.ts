/** A style sheet of ours in a document. It changes no node: the page's DOM stays as it is. */
export interface OwnSheet {
  /** Puts the sheet in, again where the page has replaced the document's list of sheets. */
  readonly adopt: () => void;
  /** Replaces the sheet's rules. */
  readonly write: (rules: string) => void;
  readonly remove: () => void;
}

/** Makes a sheet that is not in the document yet. Other sheets of the document are never touched. */
export function createOwnSheet(document: Document, rules: string): OwnSheet {
  let sheet: CSSStyleSheet | null = null;

  const make = (): CSSStyleSheet => {
    // A sheet can only be adopted by the document in whose window it was made.
    const made = new (document.defaultView ?? globalThis).CSSStyleSheet();
    made.replaceSync(rules);
    sheet = made;
    return made;
  };

  return {
    adopt() {
      const own = sheet ?? make();
      if (!document.adoptedStyleSheets.includes(own)) {
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, own];
      }
    },
    write(changed) {
      (sheet ?? make()).replaceSync(changed);
    },
    remove() {
      const own = sheet;
      if (own && document.adoptedStyleSheets.includes(own)) {
        document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== own);
      }
    },
  };
}
