import { describe, expect, it } from 'vitest';
import { checkSection } from '#lib/rules';
import { REVIEW_DAY } from '#tests/rules/check-text.ts';

/** Written for this test: notices of a swimming bath, with what rules for English could trip over. */
const NOTICES: Readonly<Record<string, string>> = {
  German: `1. Verantwortlicher
Verantwortlich ist die Badegesellschaft mbH. Wir verarbeiten Daten nach Art. 6 Abs. 1 lit. b DSGVO und § 26 Abs. 1 Satz 2 BDSG.
2. Dauer
Die Daten sind bis März 2021 zu löschen, soweit erforderlich. Der Master-Zugang, die Hotline etc. bleiben beim Personal, das regelmäßig und zeitnah prüft, ob ein Eintrag noch gebraucht wird, und der ihn, wenn das nicht so ist und auch sonst kein Grund dafür spricht, ihn zu behalten, ohne weitere Nachfrage bei der Leitung des Hauses und bei den Gästen, um die es geht, sofort aus allen Listen, Büchern und Karteien nimmt.
3. Rechte
Gemäß §§ 32 bis 37 BDSG und § 14 des Hausrechts haben Sie Rechte; die ABZ berät Sie. Web-Site und Website sind gleich.`,
  French: `1. Responsable
Le responsable est la société des bains. Nous traitons les données selon l’article 6 du RGPD et les articles 15 à 22 du RGPD.
2. Durée
Les données doivent être effacées avant mars 2021, si possible. Le master, le chat, etc. restent au personnel, qui vérifie régulièrement et, quand cela convient, sans que personne ne le demande, efface de toutes les listes, de tous les livres et de tous les fichiers ce qui ne sert plus à rien, à moins que la direction de la maison ou le client dont il s’agit ne veuille le garder pour une raison qui se dit et se note.
3. Droits
Vous avez les droits de l’article L. 121-1 du Code et de l’article 9, alinéa 2, du règlement ; la ABZ vous aide. E-mail et email.`,
  Spanish: `1. Responsable
El responsable es la sociedad de los baños. Tratamos los datos según el artículo 6 del reglamento y la sección 8 de la ley.
2. Plazo
Los datos se deben borrar antes de marzo de 2021, si es posible. El personal comprueba con regularidad, y cuando conviene, lo que ya no sirve, etc., y lo borra de todas las listas.
3. Derechos
Usted tiene los derechos de los artículos 15 a 22; la ABZ le ayuda. No more.`,
};

describe('documents in other languages', () => {
  for (const [language, text] of Object.entries(NOTICES)) {
    it(`raise no false alarm: ${language}, as a whole and in pieces, with and without a stated language`, async () => {
      const tag = { German: 'de', French: 'fr', Spanish: 'es' }[language] ?? '';
      for (const stated of ['', tag]) {
        const document = {
          documentText: text,
          headings: text.split('\n').filter((line) => /^\d\. /.test(line)),
          heading: '',
          language: stated,
          now: REVIEW_DAY,
        };
        for (const piece of [text, ...text.split('\n'), 'No more.']) {
          const found = await checkSection({ ...document, text: piece });
          expect(found.map(({ title }) => title)).toEqual([]);
        }
      }
    });
  }

  it('still show their placeholders', async () => {
    const text = `${NOTICES.German}\nDie Gebühr beträgt TBD Euro. Lorem ipsum.`;
    const found = await checkSection({
      text,
      documentText: text,
      headings: [],
      heading: '',
      language: '',
      now: REVIEW_DAY,
    });
    expect(found.map(({ category }) => category)).toEqual(['placeholder', 'placeholder']);
  });

  it('are English where a passage of them is', async () => {
    const english = 'The desk must answer all letters of the guests promptly and it shall be polite.';
    const text = `${NOTICES.German}\n${english}`;
    const found = await checkSection({
      text: english,
      documentText: text,
      headings: [],
      heading: '',
      language: '',
      now: REVIEW_DAY,
    });
    expect(found.map(({ title }) => title)).toEqual(['Vague time: "promptly"']);
  });
});
