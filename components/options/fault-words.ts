import { t } from '@lingui/core/macro';
import type { Fault, FaultKind } from '#lib/routing';

export interface FaultWords {
  /** What happened, without a full stop. */
  readonly what: string;
  /** What to do about it. */
  readonly action: string;
}

/** A failed call in words. */
export function describeFault(fault: Fault): FaultWords {
  return builtInWords(fault.code) ?? kindWords(fault.kind);
}

function kindWords(kind: FaultKind): FaultWords {
  switch (kind) {
    case 'throttled':
      return {
        what: t`Throttled: its quota is used up at the moment`,
        action: t`The connection works. Test again in a minute, or ask AWS for a higher quota.`,
      };
    case 'not-ready':
      return { what: t`AWS is still loading this model`, action: t`Test again in a minute.` };
    case 'transient':
      return {
        what: t`No usable answer arrived`,
        action: t`Check the network, the region and the endpoint; if they are right, test again.`,
      };
    case 'request':
      return { what: t`AWS refused the request as invalid`, action: t`Check the model id.` };
    case 'route-limitation':
      return {
        what: t`The model cannot do what reviews need`,
        action: t`Choose another model, or call it through an inference profile.`,
      };
    case 'quota-exceeded':
      return {
        what: t`The account’s quota for this model is used up`,
        action: t`Ask AWS for a higher quota.`,
      };
    case 'access':
      return {
        what: t`No access to this model`,
        action: t`Allow bedrock:InvokeModelWithResponseStream for it, and request access to the model in the Bedrock console.`,
      };
    case 'not-found':
      return {
        what: t`No such model in this region`,
        action: t`Check the model id and the region. Some models are called only through an inference profile whose id begins with its area, such as “us.”.`,
      };
    case 'credentials':
      return {
        what: t`The credentials were refused`,
        action: t`Enter valid credentials. Temporary ones expire, and need their session token.`,
      };
    case 'malformed':
      return { what: t`The model broke off its answer`, action: t`Test again, or choose another model.` };
    case 'cancelled':
      return { what: t`The test was stopped`, action: t`Test again.` };
  }
}

/** The browser's own model fails for reasons of its own. */
function builtInWords(code: string): FaultWords | null {
  switch (code) {
    case 'BuiltInModelUnavailable':
      return {
        what: t`This browser offers no model of its own`,
        action: t`It needs a recent desktop browser with the Prompt API, enough memory and free disk.`,
      };
    case 'BuiltInModelNotReady':
      return {
        what: t`The browser has not downloaded its model yet`,
        action: t`Press “Download the browser’s model” below, and test again when it has arrived.`,
      };
    default:
      return null;
  }
}
