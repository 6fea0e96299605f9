/** A quota that is known: entered in the settings, or read from AWS Service Quotas. */
export interface KnownQuota {
  /** Left out or null where that dimension has no limit. */
  readonly tokensPerMinute?: number | null;
  readonly requestsPerMinute?: number | null;
  /** A bucket that refills evenly, or a window filled anew every 60 s; found out if absent. */
  readonly kind?: 'bucket' | 'window';
}
