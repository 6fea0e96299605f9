/** Colours of the left edge of a finding's heading, by severity; those of the side panel in its light scheme. */
export const SEVERITY_COLORS: Readonly<Record<string, string>> = {
  critical: 'A3123C',
  high: '9A3610',
  medium: '765000',
  low: '1B5999',
  info: '4C5561',
};

const MUTED = '59626E';
const ACCENT = '4640D4';

/** A paragraph style; sizes are in half points, spacing in twentieths of a point. */
function paragraphStyle(id: string, name: string, paragraph: string, run: string, next = 'Normal'): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
    `<w:next w:val="${next}"/><w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`
  );
}

function heading(level: 1 | 2 | 3, size: number, before: number): string {
  const paragraph =
    `<w:keepNext/><w:keepLines/><w:spacing w:before="${before}" w:after="80"/>` +
    `<w:outlineLvl w:val="${level - 1}"/>`;
  return paragraphStyle(`Heading${level}`, `heading ${level}`, paragraph, `<w:b/><w:sz w:val="${size}"/>`);
}

/**
 * `word/styles.xml`: the styles that Word's navigation and table of contents know, so that a report can be restyled.
 * Its spelling is checked in `language` (BCP 47).
 */
export function docxStyles(language: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>\
<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${tagForWord(language)}"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>\
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>\
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>\
<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
${heading(1, 38, 0)}${heading(2, 28, 360)}${heading(3, 23, 280)}\
${paragraphStyle(
  'Quote',
  'Quote',
  `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="${ACCENT}"/></w:pBdr><w:spacing w:before="60" w:after="100"/><w:ind w:left="240"/>`,
  '',
)}\
${paragraphStyle('TableText', 'Table Text', '<w:spacing w:before="30" w:after="30" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="19"/>', 'TableText')}\
<w:style w:type="character" w:styleId="Muted"><w:name w:val="Muted"/><w:rPr><w:color w:val="${MUTED}"/></w:rPr></w:style>\
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="${ACCENT}"/><w:u w:val="single"/></w:rPr></w:style>\
<w:style w:type="table" w:styleId="ReportTable"><w:name w:val="Report Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>\
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="D5D9E0"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D5D9E0"/>\
</w:tblBorders></w:tblPr></w:style>\
</w:styles>`;
}

/** Word knows languages with their country: `de` is `de-DE`. */
function tagForWord(language: string): string {
  const { language: name, region } = new Intl.Locale(language).maximize();
  return region === undefined ? name : `${name}-${region}`;
}
