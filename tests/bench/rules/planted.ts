import type { RuleId } from '#lib/playbooks';
import { checkSection } from '#lib/rules';
import type { MarkdownDocument } from './markdown-document.ts';

/** Flaws as authors write them, for each rule that looks at single sentences. */
const PLANTED: Readonly<Partial<Record<RuleId, readonly string[]>>> = {
  placeholder: [
    'The fee for late payment is [amount to be confirmed].',
    'The contact for complaints is TBC.',
    'This version takes effect on XX/XX/XXXX.',
    'Lorem ipsum dolor sit amet, consectetur adipiscing elit.',
    'The services are provided by <Company Name> and its group.',
    'The yearly limit is ____ euros for each account.',
    '[Insert address of the office here]',
    'The address of the office will be added here later.',
  ],
  'dangling-reference': [
    'The fees are set out in Section 97 and are due at once.',
    'The list of partners stands in Annex Q to these terms.',
    'Subject to clause 88.4 above, the customer keeps all rights.',
    'Notices follow section 27 of these terms.',
    'The periods are shown in Table 41 and apply to all users.',
    'The form is shown in Error! Reference source not found.',
  ],
  'past-date': [
    'We will publish the new list by 31 March 2021.',
    'Users must accept the new terms before January 2020.',
    'The old service will be closed at the end of 2019.',
    'From 1 May 2018 onwards, the monthly fee will rise.',
    'The next audit is scheduled for June 2022.',
    'The pilot ends in Q3 2020 and is then to be evaluated.',
  ],
  'ambiguous-obligation': [
    'The customer must, where possible, tell us before the change.',
    'We will use our best efforts to restore the service.',
    'Each party must or may appoint an expert.',
    'The supplier shall try to answer all questions.',
    'The administrator must delete old and/or unused accounts.',
    'The provider has to encrypt the backups if feasible.',
  ],
  'vague-quantifier': [
    'The customer must report each breach promptly.',
    'We will answer your complaint within a reasonable time.',
    'The supplier shall take appropriate security measures.',
    'The tenant must pay reasonable fees for the extra work.',
    'The provider shall review access rights periodically.',
    'We will tell you of a breach without undue delay.',
  ],
  'passive-obligation': [
    'Security incidents must be reported within one day.',
    'Access rights shall be reviewed every quarter.',
    'Old media have to be destroyed after use.',
    'All passwords must be changed every year.',
    'Records of training shall be kept for five years.',
    'Lost badges must be blocked without delay.',
  ],
  'undefined-acronym': [
    'Each change needs the approval of the QXB before it goes live.',
    'Requests that concern VKR data are answered within ten days.',
  ],
  'exclusionary-wording': [
    'The chairman opens each meeting of the committee.',
    'Each user must keep his password secret.',
    'Senders on our blacklist are refused by the gateway.',
    'The migration takes about twenty man-hours.',
    'Old contracts are grandfathered until they end.',
  ],
  'long-sentence': [
    'If the customer terminates the contract before the end of the first term and has used the service in that time, the customer owes the fee for the whole term unless the provider has broken the contract, except that the fee is reduced where the provider can give the capacity to somebody else, provided that this is done before the end of the term.',
  ],
};

/** How many of one rule's planted flaws were found. */
export interface PlantedResult {
  readonly rule: RuleId;
  readonly planted: number;
  readonly found: number;
  /** Sentences that were found in no document. */
  readonly missed: readonly string[];
}

/** Puts each flaw at the end of each document, as a section of its own, and counts which are found. */
export async function findPlanted(documents: readonly MarkdownDocument[], now: number): Promise<PlantedResult[]> {
  const results: PlantedResult[] = [];
  for (const [rule, sentences] of Object.entries(PLANTED)) {
    let found = 0;
    const missed: string[] = [];
    for (const sentence of sentences) {
      let hits = 0;
      for (const { text, headings } of documents) {
        const findings = await checkSection({
          text: sentence,
          heading: '',
          language: 'en',
          documentText: `${text}${sentence}\n`,
          headings,
          now,
        });
        if (findings.some(({ category }) => category === rule)) hits += 1;
      }
      found += hits;
      if (hits === 0) missed.push(sentence);
    }
    results.push({ rule: rule as RuleId, planted: sentences.length * documents.length, found, missed });
  }
  return results;
}
