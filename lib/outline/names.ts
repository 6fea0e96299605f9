/** What the names that a page gives its elements (class and id) hint at. Bits, to be combined by `|`. */
export const COOKIE_NOTICE = 1;
export const NAVIGATION = 2;
export const ASIDE = 4;
export const FOOTER = 8;
export const BANNER = 16;
/** Page builders call any wide box a banner. */
export const WIDE_BOX = 32;
export const CONTENTS = 64;
/** The rank or trade of a person. */
export const PERSON_TITLE = 128;
/** Words for screen readers only. */
export const UNSEEN = 256;
export const HEADING_MARK = 512;

const HINTS: readonly (readonly [RegExp, number])[] = [
  [
    /onetrust|cookiebot|cybot|didomi|usercentrics|quantcast|qc-cmp|truste|cookieyes|cky-consent|osano|iubenda|(?:cookie|consent|gdpr|ccpa)s?[-_]?(?:law[-_]?)?(?:banner|notice|notification|bar|popup|pop-up|modal|overlay|dialog|message|info|prompt|wall|disclaimer)/i,
    COOKIE_NOTICE,
  ],
  [
    /(?:^|[\s_-])(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|pagination|pager|skip-?links?|site-?map|prev-?next|toc|drop-?down|mega-?menu|flyout|off-?canvas|drawer)(?:$|[\s_-])/i,
    NAVIGATION,
  ],
  [
    /(?:^|[\s_-])(?:sidebar|related|recommend(?:ed|ations)?|share|sharing|social|newsletter|subscribe|promo|widget|advert|ads|sponsored|trending|popular|tags)(?:$|[\s_-])/i,
    ASIDE,
  ],
  [/(?:^|[\s_-])(?:footer|colophon|copyright)(?:$|[\s_-])/i, FOOTER],
  [/(?:^|[\s_-])(?:masthead|topbar|top-bar|site-?header|page-?header|global-?header)(?:$|[\s_-])/i, BANNER],
  [/(?:^|[\s_-])banner(?:$|[\s_-])/i, WIDE_BOX],
  [/(?:^|[\s_-])(?:toc|table-?of-?contents|contents)(?:$|[\s_-])/i, CONTENTS],
  [/(?:^|[\s_-])(?:user|job)-?title(?:$|[\s_-])/i, PERSON_TITLE],
  [
    /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|screenreader-only|a11y-hidden|assistive-text|element-invisible)(?:$|\s)/i,
    UNSEEN,
  ],
  [
    /(?:^|[\s_-])(?:headerlink|permalink|self-?link|header-?anchor|heading-?anchor|anchor-?link|hash-?link|direct-?link|anchorjs-link|editsection|mw-editsection)(?:$|[\s_-])/i,
    HEADING_MARK,
  ],
];

/** Pages repeat few names many times; ids differ, and must not fill the memory. */
const MOST_KNOWN_NAMES = 5000;
const known = new Map<string, number>();

function hintsOfName(name: string): number {
  const found = known.get(name);
  if (found !== undefined) return found;
  // `ParkFooter` is a park-footer.
  const words = name.replace(/([a-z])([A-Z])/g, '$1-$2');
  let hints = 0;
  for (const [pattern, hint] of HINTS) if (pattern.test(words)) hints |= hint;
  if (known.size >= MOST_KNOWN_NAMES) known.clear();
  known.set(name, hints);
  return hints;
}

/** What an element's classes hint at. */
export function classHints(element: Element): number {
  const name = element.getAttribute('class');
  return name === null || name.length < 2 ? 0 : hintsOfName(name);
}

/** What an element's classes and id hint at. */
export function nameHints(element: Element): number {
  const id = element.id;
  return classHints(element) | (id.length < 2 ? 0 : hintsOfName(id));
}
