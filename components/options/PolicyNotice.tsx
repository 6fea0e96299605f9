import { plural, t } from '@lingui/core/macro';
import { Building2, TriangleAlert } from 'lucide-react';
import { describeProblem } from '#components/problem';
import { formatCount, formatHost, formatList, Notice } from '#components/ui';
import type { SettingsView } from '#lib/messaging';
import styles from './PolicyNotice.module.css';

export interface PolicyNoticeProps {
  readonly policy: SettingsView['policy'];
  readonly faults: SettingsView['policyFaults'];
}

/** What the administrator has decided for everybody. Nothing where there is no policy. */
export function PolicyNotice({ policy, faults }: PolicyNoticeProps) {
  const decisions = decisionWords(policy);
  if (faults.length === 0 && decisions.length === 0) return null;
  return (
    <div className={styles.notices}>
      {faults.map((fault) => {
        const { title, explanation, action } = describeProblem({ code: 'policy-invalid', ...fault });
        return (
          <Notice key={fault.path} tone="problem" icon={TriangleAlert} title={title} role="alert">
            <p>{explanation}</p>
            <p>{action}</p>
          </Notice>
        );
      })}
      {decisions.length > 0 && (
        <Notice tone="neutral" icon={Building2} title={t`Set by your administrator`}>
          <ul className={styles.decisions}>
            {decisions.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function decisionWords(policy: SettingsView['policy']): readonly string[] {
  const words: string[] = [];
  if (policy.onDeviceOnly === true) words.push(t`All work stays on this device.`);
  if (policy.regions !== undefined) {
    const regions = formatList(policy.regions);
    words.push(t`Regions that may be used: ${regions}.`);
  }
  if (policy.models !== undefined) {
    const models = formatList(policy.models);
    words.push(t`Models that may be used: ${models}.`);
  }
  const { requestsPerMinute, concurrentRequests, tokensPerMinute } = policy.limits ?? {};
  if (requestsPerMinute !== undefined) {
    const count = formatCount(requestsPerMinute);
    words.push(t`At most ${count} requests per minute.`);
  }
  if (concurrentRequests !== undefined) {
    const count = formatCount(concurrentRequests);
    words.push(t`At most ${count} requests at a time.`);
  }
  if (tokensPerMinute !== undefined) {
    const count = formatCount(tokensPerMinute);
    words.push(t`At most ${count} tokens per minute.`);
  }
  if (policy.denyList !== undefined && policy.denyList.length > 0) {
    const sites = formatList(policy.denyList);
    words.push(t`Never read: ${sites}.`);
  }
  if (policy.redaction === true) words.push(t`Private values are always replaced before anything is sent.`);
  if (policy.memoryOnlyCredentials === true) words.push(t`Credentials are in memory only.`);
  if (policy.autoLockMinutes !== undefined) {
    const count = formatCount(policy.autoLockMinutes);
    words.push(t`Kept credentials are locked after ${count} minutes without use, or earlier.`);
  }
  const { reviewDays, auditLogDays } = policy.retention ?? {};
  if (reviewDays !== undefined) {
    words.push(
      plural(
        { count: reviewDays },
        { one: 'Reviews are kept for at most # day.', other: 'Reviews are kept for at most # days.' },
      ),
    );
  }
  if (auditLogDays !== undefined) {
    words.push(
      plural(
        { count: auditLogDays },
        { one: 'The audit log is kept for at most # day.', other: 'The audit log is kept for at most # days.' },
      ),
    );
  }
  if (policy.signIn !== undefined) {
    const host = formatHost(policy.signIn.authorizationEndpoint);
    words.push(t`Web identities sign in at ${host}.`);
  }
  return words;
}
