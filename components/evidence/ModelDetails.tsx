import { formatCost, formatCount, formatLatency, InfoTooltip } from '#components/ui';
import type { Provenance } from '#lib/findings';
import styles from './ModelDetails.module.css';

/** What is not made by a playbook, such as an answer to a question, names none. */
export type ResultProvenance = Omit<Provenance, 'playbook'> & Partial<Pick<Provenance, 'playbook'>>;

const ON_DEVICE_REGION = 'device';

/** Who made a result and what it took; out of sight until asked for. */
export function ModelDetails({ provenance }: { readonly provenance: ResultProvenance }) {
  return (
    <InfoTooltip label="Model details">
      <dl className={styles.details}>
        {detailRows(provenance).map(([name, value]) => (
          <div key={name} className={styles.row}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </InfoTooltip>
  );
}

function detailRows(provenance: ResultProvenance): readonly (readonly [string, string])[] {
  const { modelName, modelId, region, playbook, promptVersion, attempts, latencyMs } = provenance;
  const playbookRow = playbook === undefined ? [] : [['Playbook', playbook] as const];
  const latency = latencyMs === 0 ? 'still answering' : formatLatency(latencyMs);
  if (region === ON_DEVICE_REGION) {
    return [['Reviewed by', 'On-device checks'], ...playbookRow, ['Data sent', 'none']];
  }
  return [
    ['Model', modelName],
    ['Model id', modelId],
    ['Region', region],
    ...playbookRow,
    ['Prompt', promptVersion],
    ['Attempts', formatCount(attempts)],
    ['Latency', latency],
    ['Tokens', `${formatCount(provenance.inputTokens)} in, ${formatCount(provenance.outputTokens)} out`],
    ['Cost', formatCost(provenance.costUsd)],
  ];
}
