import { createStreamRestorer, type Redactor, redactRequest } from '#lib/redaction';
import type { ChatModel, ChatProgress } from './chat-model.ts';

/**
 * A model that is sent placeholders for private values, and whose answers have the values again before anybody sees or
 * checks them. `redactorFor` gives a turn's redactor, or null where values are sent as they are.
 */
export function withRedaction(model: ChatModel, redactorFor: (turnId: string) => Promise<Redactor | null>): ChatModel {
  return async (turnId, request, progress, signal) => {
    const redactor = await redactorFor(turnId);
    if (redactor === null) return model(turnId, request, progress, signal);
    let restorer = createStreamRestorer(redactor);
    const show = (text: string) => {
      if (text !== '') progress.onText(text);
    };
    const restoring: ChatProgress = {
      onVoid: () => {
        restorer = createStreamRestorer(redactor);
        progress.onVoid();
      },
      onBegin: (provenance) => {
        restorer = createStreamRestorer(redactor);
        progress.onBegin(provenance);
      },
      onText: (piece) => show(restorer.push(piece)),
    };
    const answer = await model(turnId, redactRequest(request, redactor), restoring, signal);
    show(restorer.finish());
    return { ...answer, text: redactor.restore(answer.text) };
  };
}
