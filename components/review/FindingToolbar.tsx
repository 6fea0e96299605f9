import { i18n } from '@lingui/core';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Eye, EyeOff, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Input, SearchField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { categoryName } from '#components/findings';
import { DECISION_LOOKS, FINDING_STATES, type FindingState } from '#components/triage';
import { classNames, formatCount, VisuallyHidden } from '#components/ui';
import { SEVERITIES, type Severity } from '#lib/findings';
import styles from './FindingToolbar.module.css';
import type { FindingCounts, FindingFilters } from './finding-filters.ts';
import { SEVERITY_LOOKS } from './severity-words.ts';

export interface FindingToolbarProps {
  readonly counts: FindingCounts;
  /** How many of those that count are listed. */
  readonly listedCount: number;
  readonly filters: FindingFilters;
  /** Heading of the section that the filters name; null when they name none. */
  readonly sectionHeading: string | null;
  readonly onChange: (filters: FindingFilters) => void;
  /** What else can be done with the findings. */
  readonly tools?: ReactNode;
}

/** Counts, and what to show of the findings in which order. */
export function FindingToolbar(props: FindingToolbarProps) {
  const { counts, listedCount, filters, sectionHeading, onChange } = props;
  const toggleState = (state: FindingState, isOn: boolean) => {
    const states = new Set(filters.states);
    if (isOn) states.add(state);
    else states.delete(state);
    onChange({ ...filters, states });
  };
  const isAnyDecided = counts.byState.open < counts.total;
  const toggleSeverity = (severity: Severity, isOn: boolean) => {
    const severities = new Set(filters.severities);
    if (isOn) severities.add(severity);
    else severities.delete(severity);
    onChange({ ...filters, severities });
  };
  const unverified = plural({ count: counts.unverified }, { one: '# finding', other: '# findings' });
  const UnverifiedIcon = filters.showsUnverified ? Eye : EyeOff;
  return (
    <div className={styles.toolbar}>
      <div className={styles.line}>
        <h2 className={styles.heading}>
          <Trans>Findings</Trans> <span className={styles.count}>{describeCount(listedCount, counts.total)}</span>
        </h2>
        <ToggleButtonGroup
          aria-label={t`Order`}
          className={classNames(styles.order)}
          disallowEmptySelection
          selectedKeys={[filters.order]}
          onSelectionChange={(keys) => onChange({ ...filters, order: keys.has('severity') ? 'severity' : 'document' })}
        >
          <ToggleButton id="document" className={classNames(styles.orderChoice)}>
            <Trans>Document</Trans>
          </ToggleButton>
          <ToggleButton id="severity" className={classNames(styles.orderChoice)}>
            <Trans>Severity</Trans>
          </ToggleButton>
        </ToggleButtonGroup>
      </div>
      {props.tools}
      <fieldset aria-label={t`Filters`} className={styles.chips}>
        {sectionHeading !== null && (
          <AriaButton
            aria-label={t`Only “${sectionHeading}”: list all sections`}
            className={classNames(styles.chip, styles.sectionChip)}
            onPress={() => onChange({ ...filters, sectionId: null })}
          >
            <span className={styles.chipText}>
              <Trans>Only “{sectionHeading}”</Trans>
            </span>
            <X size={12} strokeWidth={2.5} aria-hidden />
          </AriaButton>
        )}
        {SEVERITIES.filter((severity) => counts.bySeverity[severity] > 0 || filters.severities.has(severity)).map(
          (severity) => {
            const { word, icon: Icon } = SEVERITY_LOOKS[severity];
            return (
              <ToggleButton
                key={severity}
                isSelected={filters.severities.has(severity)}
                onChange={(isOn) => toggleSeverity(severity, isOn)}
                className={classNames(styles.chip, styles[severity])}
              >
                <Icon size={12} strokeWidth={2.5} aria-hidden />
                {i18n._(word)} <span className={styles.chipCount}>{formatCount(counts.bySeverity[severity])}</span>
              </ToggleButton>
            );
          },
        )}
        {(isAnyDecided || filters.states.size > 0) &&
          FINDING_STATES.filter((state) => counts.byState[state] > 0 || filters.states.has(state)).map((state) => {
            const { word, icon: Icon } = DECISION_LOOKS[state];
            return (
              <ToggleButton
                key={state}
                isSelected={filters.states.has(state)}
                onChange={(isOn) => toggleState(state, isOn)}
                className={classNames(styles.chip, styles.stateChip)}
              >
                <Icon size={12} strokeWidth={2.5} aria-hidden />
                {i18n._(word)} <span className={styles.chipCount}>{formatCount(counts.byState[state])}</span>
              </ToggleButton>
            );
          })}
        {counts.unverified > 0 && (
          <ToggleButton
            isSelected={filters.showsUnverified}
            onChange={(showsUnverified) => onChange({ ...filters, showsUnverified })}
            className={classNames(styles.chip, styles.quietChip)}
          >
            <UnverifiedIcon size={12} strokeWidth={2.5} aria-hidden />
            <span>
              <Trans>
                Unverified <VisuallyHidden>findings shown, {unverified}</VisuallyHidden>
              </Trans>
            </span>
            <span className={styles.chipCount} aria-hidden="true">
              +{formatCount(counts.unverified)}
            </span>
          </ToggleButton>
        )}
      </fieldset>
      <div className={styles.narrow}>
        {counts.categories.length > 1 && (
          <select
            aria-label={t`Category`}
            className={styles.category}
            value={filters.category ?? ''}
            onChange={({ target }) => onChange({ ...filters, category: target.value === '' ? null : target.value })}
          >
            <option value="">
              <Trans>All categories</Trans>
            </option>
            {counts.categories.map((category) => (
              <option key={category} value={category}>
                {categoryName(category)}
              </option>
            ))}
          </select>
        )}
        <SearchField
          aria-label={t`Search findings`}
          value={filters.text}
          onChange={(text) => onChange({ ...filters, text })}
          className={classNames(styles.search)}
        >
          <Input placeholder={t`Search findings`} spellCheck={false} className={classNames(styles.searchInput)} />
          {filters.text !== '' && (
            <AriaButton className={classNames(styles.clear)}>
              <X size={13} aria-hidden />
            </AriaButton>
          )}
        </SearchField>
      </div>
    </div>
  );
}

/** `7`, or `2 of 7` while filters hide some. */
function describeCount(listed: number, total: number): string {
  const all = formatCount(total);
  return listed === total ? all : t`${{ shown: formatCount(listed) }} of ${all}`;
}
