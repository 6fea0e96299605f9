import type { ModelRequest } from './model-request.ts';

/** The cheapest question that proves a model can be called. */
export const PROBE_REQUEST: ModelRequest = {
  system: '',
  messages: [{ role: 'user', text: 'Reply with the word OK.' }],
  maxOutputTokens: 16,
  thinking: false,
};
