import { t } from '@lingui/core/macro';
import type { DetailWords } from './detail-words.ts';

/** What the checks of settings, environment blocks and policies say. */
export const SETTINGS_DETAILS: readonly DetailWords[] = [
  [/^is missing$/, (subject) => t`${subject} is missing`],
  [/^is missing, and there are fallback models$/, (subject) => t`${subject} is missing, and there are fallback models`],
  [/^is missing, and there is a session token$/, (subject) => t`${subject} is missing, and there is a session token`],
  [/^is not a known setting$/, (subject) => t`${subject} is not a known setting`],
  [/^is not a known policy$/, (subject) => t`${subject} is not a known policy`],
  [/^is not a known playbook$/, (subject) => t`${subject} is not a known playbook`],
  [/^is not JSON: (.+)$/s, (subject, cause = '') => t`${subject} is not JSON: ${cause}`],
  [/^has none of (.+)$/, (subject, names = '') => t`${subject} has none of ${names}`],
  [/^must not be empty$/, (subject) => t`${subject} must not be empty`],
  [/^must be a number$/, (subject) => t`${subject} must be a number`],
  [/^must be a whole number$/, (subject) => t`${subject} must be a whole number`],
  [/^must be at least (\d+)$/, (subject, least = '') => t`${subject} must be at least ${least}`],
  [/^must be at most (\d+)$/, (subject, most = '') => t`${subject} must be at most ${most}`],
  [
    /^must be at most (\d+), which your administrator has set$/,
    (subject, most = '') => t`${subject} must be at most ${most}, which your administrator has set`,
  ],
  [
    /^must be one that your administrator allows: (.+)$/,
    (subject, allowed = '') => t`${subject} must be one that your administrator allows: ${allowed}`,
  ],
  [
    /^must be a whole number of days from 1 to (\d+), or forever$/,
    (subject, most = '') => t`${subject} must be a whole number of days from 1 to ${most}, or forever`,
  ],
  [/^must be true or false$/, (subject) => t`${subject} must be true or false`],
  [/^must be an? string$/, (subject) => t`${subject} must be a string`],
  [/^must be an? boolean$/, (subject) => t`${subject} must be a boolean`],
  [/^must be an? array$/, (subject) => t`${subject} must be an array`],
  [/^must be an? object$/, (subject) => t`${subject} must be an object`],
  [
    /^must be an AWS region with Bedrock, such as (\S+)$/,
    (subject, region = '') => t`${subject} must be an AWS region with Bedrock, such as ${region}`,
  ],
  [/^must be a URL$/, (subject) => t`${subject} must be a URL`],
  [/^must start with http:\/\/ or https:\/\/$/, (subject) => t`${subject} must start with http:// or https://`],
  [/^must be an AWS host or this machine$/, (subject) => t`${subject} must be an AWS host or this machine`],
  [
    /^must be an AWS host: this build talks to no other$/,
    (subject) => t`${subject} must be an AWS host: this build talks to no other`,
  ],
  [/^must start with https:\/\/$/, (subject) => t`${subject} must start with https://`],
  [/^must name openid$/, (subject) => t`${subject} must name openid`],
  [/^must be the ARN of an IAM role$/, (subject) => t`${subject} must be the ARN of an IAM role`],
  [/^must look like (\S+)$/, (subject, example = '') => t`${subject} must look like ${example}`],
  [
    /^must have tokensPerMinute or requestsPerMinute$/,
    (subject) => t`${subject} must have tokensPerMinute or requestsPerMinute`,
  ],
  [/^must name at least one model$/, (subject) => t`${subject} must name at least one model`],
  [/^must name at least one region$/, (subject) => t`${subject} must name at least one region`],
  [
    /^must be the id of a model, or its beginning and \*$/,
    (subject) => t`${subject} must be the id of a model, or its beginning and *`,
  ],
  [
    /^must be a host such as bank\.example or \*\.bank\.example$/,
    (subject) => t`${subject} must be a host such as bank.example or *.bank.example`,
  ],
  [/^must have at most (\d+) sites$/, (subject, most = '') => t`${subject} must have at most ${most} sites`],
  [
    /^must be 1: this file was written by another version of AI-Prism$/,
    (subject) => t`${subject} must be 1: this file was written by another version of AI-Prism`,
  ],
  [
    /^must be a list of the texts of playbook files$/,
    (subject) => t`${subject} must be a list of the texts of playbook files`,
  ],
  [
    /^has the id of another playbook: (\S+)$/,
    (subject, id = '') => t`${subject} has the id of another playbook: ${id}`,
  ],
  // The values themselves are those of files, and the same in every language.
  [/^must be ((?:[\w-]+, )+)([\w-]+)$/, (subject, first = '', last = '') => oneOf(subject, `${first}${last}`)],
  [
    /^must be ((?:[\w-]+, )*[\w-]+) or ([\w-]+)$/,
    (subject, first = '', last = '') => t`${subject} must be ${first} or ${last}`,
  ],
];

function oneOf(subject: string, values: string): string {
  return t`${subject} must be ${values}`;
}
