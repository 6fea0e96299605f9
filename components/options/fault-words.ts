import type { Fault, FaultKind } from '#lib/routing';

export interface FaultWords {
  /** What happened, without a full stop. */
  readonly what: string;
  /** What to do about it. */
  readonly action: string;
}

const WORDS: Readonly<Record<FaultKind, FaultWords>> = {
  throttled: {
    what: 'Throttled: its quota is used up at the moment',
    action: 'The connection works. Test again in a minute, or ask AWS for a higher quota.',
  },
  'not-ready': { what: 'AWS is still loading this model', action: 'Test again in a minute.' },
  transient: {
    what: 'No usable answer arrived',
    action: 'Check the network, the region and the endpoint; if they are right, test again.',
  },
  request: { what: 'AWS refused the request as invalid', action: 'Check the model id.' },
  'route-limitation': {
    what: 'The model cannot do what reviews need',
    action: 'Choose another model, or call it through an inference profile.',
  },
  'quota-exceeded': { what: 'The account’s quota for this model is used up', action: 'Ask AWS for a higher quota.' },
  access: {
    what: 'No access to this model',
    action:
      'Allow bedrock:InvokeModelWithResponseStream for it, and request access to the model in the Bedrock console.',
  },
  'not-found': {
    what: 'No such model in this region',
    action:
      'Check the model id and the region. Some models are called only through an inference profile whose id begins with its area, such as “us.”.',
  },
  credentials: {
    what: 'The credentials were refused',
    action: 'Enter valid credentials. Temporary ones expire, and need their session token.',
  },
  malformed: { what: 'The model broke off its answer', action: 'Test again, or choose another model.' },
  cancelled: { what: 'The test was stopped', action: 'Test again.' },
};

/** The browser's own model fails for reasons of its own. */
const BUILT_IN_WORDS: Readonly<Record<string, FaultWords>> = {
  BuiltInModelUnavailable: {
    what: 'This browser offers no model of its own',
    action: 'It needs a recent desktop browser with the Prompt API, enough memory and free disk.',
  },
  BuiltInModelNotReady: {
    what: 'The browser has not downloaded its model yet',
    action: 'Press “Download the browser’s model” below, and test again when it has arrived.',
  },
};

/** A failed call in words. */
export function describeFault(fault: Fault): FaultWords {
  const own = BUILT_IN_WORDS[fault.code];
  if (own !== undefined) return own;
  return WORDS[fault.kind];
}
