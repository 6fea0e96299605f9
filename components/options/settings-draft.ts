import { t } from '@lingui/core/macro';
import { describeDetail } from '#components/problem';
import { presetRoutes, type QuotaReport } from '#lib/bedrock';
import type { SettingsView } from '#lib/messaging';
import { patternFault } from '#lib/redaction';
import { normalHostPattern, type RouteOrder, type RouteSetting, type Settings } from '#lib/settings';
import { type AuthDraft, authOf, EMPTY_AUTH, findAuthErrors } from './auth-draft.ts';
import { findSignInErrors, type SignInDraft, signInDraftFrom, signInOf } from './sign-in-draft.ts';

export const QUOTA_NAMES = ['tokensPerMinute', 'requestsPerMinute'] as const;
export type QuotaName = (typeof QUOTA_NAMES)[number];

/** A model of the hierarchy, its quota as it is typed: empty where it is to be learned. */
export interface RouteDraft extends Omit<RouteSetting, 'quota'> {
  readonly quota: Readonly<Record<QuotaName, string>>;
  /** Only a settings file says it. */
  readonly quotaKind?: 'bucket' | 'window';
}

/** Privacy as it is typed: sites one a line. */
export interface PrivacyDraft {
  readonly denyList: string;
  readonly autoLockMinutes: string;
  readonly onDeviceOnly: boolean;
  readonly isRedacting: boolean;
  readonly kinds: Settings['privacy']['redaction']['kinds'];
  /** One a line. */
  readonly patterns: string;
}

/** The form's contents: numbers and optional fields as they are typed. */
export interface SettingsDraft {
  readonly provider: Settings['provider'];
  readonly region: string;
  readonly endpoint: string;
  readonly routes: readonly RouteDraft[];
  readonly routeOrder: RouteOrder;
  readonly limits: Readonly<Record<LimitName, string>>;
  readonly playbook: string;
  readonly documentCheck: Settings['documentCheck'];
  readonly privacy: PrivacyDraft;
  readonly retention: Settings['retention'];
  readonly auth: AuthDraft;
  readonly signIn: SignInDraft;
}

export const LIMIT_NAMES = ['requestsPerMinute', 'concurrentRequests', 'tokensPerMinute'] as const;
export type LimitName = (typeof LIMIT_NAMES)[number];

/** What is wrong with fields, by the path that settings use for them. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The path that settings use for a figure of a model's quota. */
export function quotaPath(index: number, name: QuotaName): string {
  return `routes.${index}.quota.${name}`;
}

/** The form for settings as they are saved. */
export function draftFrom({ settings, credentials }: SettingsView): SettingsDraft {
  const { provider, connection, routes, routeOrder, limits, playbook, documentCheck, privacy, retention } = settings;
  return {
    provider,
    region: connection.region,
    endpoint: connection.endpoint ?? '',
    routes: routes.map(toRouteDraft),
    routeOrder,
    limits: {
      requestsPerMinute: String(limits.requestsPerMinute),
      concurrentRequests: String(limits.concurrentRequests),
      tokensPerMinute: String(limits.tokensPerMinute),
    },
    playbook,
    documentCheck,
    privacy: {
      denyList: privacy.denyList.join('\n'),
      autoLockMinutes: String(privacy.autoLockMinutes),
      onDeviceOnly: privacy.onDeviceOnly,
      isRedacting: privacy.redaction.isOn,
      kinds: privacy.redaction.kinds,
      patterns: privacy.redaction.patterns.join('\n'),
    },
    retention,
    auth: authDraftFrom(credentials, connection.signIn !== undefined),
    signIn: signInDraftFrom(connection.signIn),
  };
}

/** Who has set a sign-in page and has no credentials yet means to sign in. */
function authDraftFrom({ kind, signIn, present }: SettingsView['credentials'], hasPage: boolean): AuthDraft {
  const isPasted = kind === 'web-identity' && present && signIn === null;
  return {
    kind: kind ?? (hasPage ? 'web-identity' : 'access-key'),
    tokenFrom: hasPage && !isPasted ? 'sign-in' : 'paste',
    ...EMPTY_AUTH,
  };
}

/** Whether anything was typed or chosen that is not saved. */
export function isChanged(draft: SettingsDraft, view: SettingsView): boolean {
  const { auth, ...saved } = draftFrom(view);
  const { auth: typedAuth, ...typed } = draft;
  return JSON.stringify(saved) !== JSON.stringify(typed) || authOf(typedAuth) !== undefined;
}

/** The settings that the form says, to be checked and saved by the worker. */
export function settingsOf(draft: SettingsDraft): unknown {
  const endpoint = draft.endpoint.trim();
  const signIn = signInOf(draft.signIn, draft.auth);
  return {
    version: 1,
    provider: draft.provider,
    connection: {
      region: draft.region,
      ...(endpoint === '' ? {} : { endpoint }),
      ...(signIn === undefined ? {} : { signIn }),
    },
    routes: draft.routes.map(toRouteSetting),
    routeOrder: draft.routeOrder,
    limits: Object.fromEntries(LIMIT_NAMES.map((name) => [name, Number(draft.limits[name])])),
    playbook: draft.playbook,
    documentCheck: draft.documentCheck,
    privacy: privacyOf(draft.privacy),
    retention: draft.retention,
  };
}

function privacyOf(draft: PrivacyDraft): Settings['privacy'] {
  const { denyList, onDeviceOnly, autoLockMinutes, isRedacting, kinds, patterns } = draft;
  return {
    denyList: linesOf(denyList),
    onDeviceOnly,
    autoLockMinutes: Number(autoLockMinutes),
    redaction: { isOn: isRedacting, kinds, patterns: linesOf(patterns) },
  };
}

/** What is typed one a line, without blank lines. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What can be seen to be wrong without asking the worker. */
export function findFieldErrors(draft: SettingsDraft): FieldErrors {
  const errors: Record<string, string> = {};
  for (const name of LIMIT_NAMES) {
    if (!/^[1-9]\d*$/.test(draft.limits[name].trim())) errors[`limits.${name}`] = t`Enter a whole number, at least 1`;
  }
  const endpoint = draft.endpoint.trim();
  if (endpoint !== '' && !(URL.canParse(endpoint) && /^https?:/.test(endpoint))) {
    errors['connection.endpoint'] = t`Enter an address that starts with https://`;
  }
  draft.routes.forEach(({ quota }, index) => {
    for (const name of QUOTA_NAMES) {
      if (!/^([1-9]\d*)?$/.test(quota[name].trim()))
        errors[quotaPath(index, name)] = t`Enter a whole number, or nothing`;
    }
  });
  if (draft.routes.length === 0) errors.routes = t`Add at least one model`;
  const wrongSite = linesOf(draft.privacy.denyList).find((line) => normalHostPattern(line) === null);
  if (wrongSite !== undefined) {
    errors['privacy.denyList'] = t`“${wrongSite}” is no host. Write one a line, such as bank.example or *.bank.example`;
  }
  if (!/^[1-9]\d*$/.test(draft.privacy.autoLockMinutes.trim())) {
    errors['privacy.autoLockMinutes'] = t`Enter a whole number, at least 1`;
  }
  for (const pattern of linesOf(draft.privacy.patterns)) {
    const fault = patternFault(pattern);
    if (fault !== null) errors['privacy.redaction.patterns'] ??= describeDetail(`“${pattern}”`, fault);
  }
  return { ...errors, ...findAuthErrors(draft.auth), ...findSignInErrors(draft.signIn, draft.auth) };
}

/** Chooses another region. A hierarchy that is an untouched preset moves along; one of the reviewer's own stays. */
export function withRegion(draft: SettingsDraft, region: string): SettingsDraft {
  const preset = (['classic', 'current'] as const).find((presetId) =>
    isSameHierarchy(draft.routes, presetRoutes(presetId, draft.region)),
  );
  return { ...draft, region, routes: preset === undefined ? draft.routes : routeDrafts(preset, region) };
}

/** A preset's hierarchy in a region, as settings name it. */
export function routeDrafts(presetId: 'classic' | 'current', region: string): readonly RouteDraft[] {
  return presetRoutes(presetId, region).map(({ modelId, name, region: routeRegion }) =>
    toRouteDraft({ modelId, name, region: routeRegion }),
  );
}

/** A model as the form has it. */
export function toRouteDraft({ quota = {}, ...route }: RouteSetting): RouteDraft {
  return {
    ...route,
    quota: { tokensPerMinute: typed(quota.tokensPerMinute), requestsPerMinute: typed(quota.requestsPerMinute) },
    ...(quota.kind === undefined ? {} : { quotaKind: quota.kind }),
  };
}

function typed(figure: number | null | undefined): string {
  return figure === undefined || figure === null ? '' : String(figure);
}

/** A kind alone is no quota. */
function toRouteSetting({ quota, quotaKind: kind, ...route }: RouteDraft): RouteSetting {
  const figures = QUOTA_NAMES.filter((name) => quota[name].trim() !== '').map((name) => [name, Number(quota[name])]);
  if (figures.length === 0) return route;
  return { ...route, quota: { ...Object.fromEntries(figures), ...(kind === undefined ? {} : { kind }) } };
}

/** The form without what is known of quotas: what asking for them needs. */
export function withoutQuotas(draft: SettingsDraft): SettingsDraft {
  const quota = { tokensPerMinute: '', requestsPerMinute: '' };
  return { ...draft, routes: draft.routes.map((route) => ({ ...route, quota })) };
}

/** Fills in the figures that AWS gave; a field without one is left as it is. */
export function withQuotas(draft: SettingsDraft, report: QuotaReport): SettingsDraft {
  if (report.status !== 'read') return draft;
  const found = new Map(report.routes.map((route) => [route.routeId, route]));
  const routes = draft.routes.map((route) => {
    const { tokens, requests } = found.get(`${route.modelId}@${route.region}`) ?? {};
    const quota = {
      tokensPerMinute: tokens?.status === 'found' ? String(tokens.perMinute) : route.quota.tokensPerMinute,
      requestsPerMinute: requests?.status === 'found' ? String(requests.perMinute) : route.quota.requestsPerMinute,
    };
    return { ...route, quota };
  });
  return { ...draft, routes };
}

/** Moves an entry of a list; out of bounds leaves it as it is. */
export function moveEntry<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const entry = list[from];
  if (entry === undefined || to < 0 || to >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(to, 0, entry);
}

function isSameHierarchy(a: readonly Pick<RouteSetting, 'modelId' | 'region'>[], b: typeof a): boolean {
  return (
    a.length === b.length &&
    a.every((route, index) => route.modelId === b[index]?.modelId && route.region === b[index]?.region)
  );
}
