import type { Outline, Section } from '#lib/outline';

/** An outline of sections with these texts; each begins with its heading "Section N". */
export function fakeOutline(texts: readonly string[], url = 'https://example.test/policy'): Outline {
  const sections: Section[] = [];
  let start = 0;
  for (const [index, body] of texts.entries()) {
    const heading = `Section ${index + 1}`;
    const text = `${heading}\n${body}\n`;
    sections.push({
      id: `s${index + 1}`,
      path: [heading],
      level: 1,
      heading,
      text,
      start,
      end: start + text.length,
      words: text.split(/\s+/).filter(Boolean).length,
      collapsedLength: 0,
      hash: `h${index + 1}`,
    });
    start += text.length;
  }
  const text = sections.map((section) => section.text).join('');
  const characters = text.replace(/\s/g, '').length;
  return {
    url,
    title: 'Policy',
    language: 'en',
    words: sections.reduce((sum, { words }) => sum + words, 0),
    text,
    sections,
    coverage: { visibleCharacters: characters, sectionCharacters: characters, ratio: 1, leftOut: [] },
    timing: { totalMs: 1, longestTaskMs: 1 },
  };
}
