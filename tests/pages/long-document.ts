/** A long document made for tests: the same at every run, with passages whose right place is known. */
export interface Passage {
  readonly id: string;
  readonly quote: string;
  /** The paragraph (`data-p`) in which the quote stands. */
  readonly paragraph: string;
}

const WORDS =
  'tenant landlord notice garden repair deposit window boiler cellar inspection payment interest arrears schedule consent assignment insurance premium boundary drainage fixture covenant easement surveyor chimney'.split(
    ' ',
  );

/** Stands once in every section: only its neighbours and its section tell where a quote of it belongs. */
const REPEATED = 'The parties shall act in good faith at all times.';

function sentence(seed: number): string {
  const word = (step: number) => WORDS[(seed * 7 + step * (1 + (seed % 11))) % WORDS.length] ?? 'deed';
  const list = Array.from({ length: 9 }, (_, step) => word(step)).join(' ');
  return `Clause ${seed} binds the ${list} for ${seed + 3} days.`;
}

function paragraphHtml(section: number, paragraph: number): string {
  const seed = section * 10 + paragraph;
  const [one, two] = [sentence(seed), sentence(seed + 5000)];
  const middle = paragraph === 2 ? ` ${REPEATED}` : '';
  const emphasis = two.replace(/binds the (\w+)/, 'binds the <b>$1</b>');
  return `<p data-p="${section}.${paragraph}">${one}${middle} ${emphasis}</p>`;
}

export function sectionHtml(section: number): string {
  const paragraphs = Array.from({ length: 5 }, (_, i) => paragraphHtml(section, i + 1)).join('\n');
  return `<section data-s="${section}"><h2>${section}. Part ${section}</h2>\n${paragraphs}</section>`;
}

/** The document's body. Each section has about 150 words. */
export function documentHtml(sections: number): string {
  const parts = Array.from({ length: sections }, (_, i) => sectionHtml(i + 1)).join('\n');
  return `<header><p id="clock">Now 00:00</p></header><main><h1>Lease</h1>\n${parts}</main>`;
}

/** Passages of a document of so many sections: five a section, one of them with words that every section repeats. */
export function passagesOf(sections: number): readonly Passage[] {
  return Array.from({ length: sections * 5 }, (_, i) => {
    const section = Math.floor(i / 5) + 1;
    const paragraph = (i % 5) + 1;
    const seed = section * 10 + paragraph;
    const across = sentence(seed + 5000).slice(0, 48);
    const quote = paragraph === 2 ? REPEATED : paragraph % 2 === 0 ? sentence(seed).slice(0, 60).trim() : across.trim();
    return { id: `f${i + 1}`, quote, paragraph: `${section}.${paragraph}` };
  });
}
