import { t } from '@lingui/core/macro';
import { formatCost, formatCount, formatLatency, InfoTooltip } from '#components/ui';
import type { Provenance } from '#lib/findings';
import styles from './ModelDetails.module.css';

/** What is not made by a playbook, such as an answer to a question, names none. */
export type ResultProvenance = Omit<Provenance, 'playbook'> & Partial<Pick<Provenance, 'playbook'>>;

const ON_DEVICE_REGION = 'device';

/** Who made a result and what it took; out of sight until asked for. */
export function ModelDetails({ provenance }: { readonly provenance: ResultProvenance }) {
  return (
    <InfoTooltip label={t`Model details`}>
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
  const playbookRow = playbook === undefined ? [] : [[t`Playbook`, playbook] as const];
  const inputTokens = formatCount(provenance.inputTokens);
  const outputTokens = formatCount(provenance.outputTokens);
  const latency = latencyMs === 0 ? t`still answering` : formatLatency(latencyMs);
  if (region === ON_DEVICE_REGION) {
    return [[t`Reviewed by`, t`On-device checks`], ...playbookRow, [t`Data sent`, t`none`]];
  }
  return [
    [t`Model`, modelName],
    [t`Model id`, modelId],
    [t`Region`, region],
    ...playbookRow,
    [t`Prompt`, promptVersion],
    [t`Attempts`, formatCount(attempts)],
    [t`Latency`, latency],
    [t`Tokens`, t`${inputTokens} in, ${outputTokens} out`],
    [t`Cost`, formatCost(provenance.costUsd)],
  ];
}
