import * as v from 'valibot';
import { AwsError } from './aws-error.ts';

const contentBlock = v.looseObject({ text: v.optional(v.string()), cachePoint: v.optional(v.looseObject({})) });

const message = v.looseObject({ role: v.picklist(['user', 'assistant']), content: v.array(contentBlock) });

const thinking = v.looseObject({
  type: v.string(),
  budget_tokens: v.optional(v.number()),
  display: v.optional(v.string()),
});

const converseBody = v.looseObject({
  messages: v.optional(v.array(message), []),
  system: v.optional(v.array(contentBlock), []),
  inferenceConfig: v.optional(
    v.looseObject({
      maxTokens: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      temperature: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      topP: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
      stopSequences: v.optional(v.array(v.string())),
    }),
    {},
  ),
  toolConfig: v.optional(v.looseObject({ toolChoice: v.optional(v.looseObject({})) })),
  outputConfig: v.optional(
    v.looseObject({ effort: v.optional(v.string()), textFormat: v.optional(v.looseObject({ type: v.string() })) }),
    {},
  ),
  additionalModelRequestFields: v.optional(
    v.looseObject({
      thinking: v.optional(thinking),
      reasoningConfig: v.optional(v.looseObject({ type: v.string(), maxReasoningEffort: v.optional(v.string()) })),
      output_config: v.optional(v.looseObject({ effort: v.optional(v.string()) })),
      top_k: v.optional(v.number()),
    }),
    {},
  ),
});

/** The members of a Converse request that the emulator looks at; the rest is accepted unseen. */
export type ConverseBody = v.InferOutput<typeof converseBody>;
/** One message of a Converse request. */
export type ConverseMessage = ConverseBody['messages'][number];

/** Parses a request body. Throws SerializationException or ValidationException naming the member at fault. */
export function parseConverseBody(body: string): ConverseBody {
  return readConverseBody(parseJson(body));
}

/** Parses JSON. Throws SerializationException. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AwsError('SerializationException');
  }
}

/** Checks a parsed body. Throws ValidationException naming the member at fault. */
export function readConverseBody(parsed: unknown): ConverseBody {
  const result = v.safeParse(converseBody, parsed);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new AwsError(
    'ValidationException',
    `Malformed input request: #/${v.getDotPath(issue)?.replaceAll('.', '/') ?? ''}: ${issue.message}, please reformat your input and try again.`,
  );
}

/** All texts of some content blocks, one after another. */
export function textOf(blocks: ConverseMessage['content']): string {
  return blocks.map((block) => block.text ?? '').join('\n');
}
