/** What every benchmark may be asked. */
export interface BenchmarkOptions {
  /** Empty: the benchmark's own. */
  readonly scenarioFiles: readonly string[];
  /** Names of policies to run beside those that the results need; empty: all. */
  readonly policies: readonly string[];
  /** How many runs with different chance. */
  readonly seeds: number;
  /** Quotes of each class in each document; undefined: the benchmark's default. */
  readonly cases?: number | undefined;
  /** Show how results depend on the threshold instead. */
  readonly calibrate?: boolean | undefined;
  /** Where reports and plots are written. */
  readonly outFolder: string;
  /** Real documents: `wcxb/`, `rfc/`, `json-ld/`, `policies/`. May be missing. */
  readonly pagesFolder: string;
  /** Unpacked Debian packages, one a subfolder; null: download them. */
  readonly debianFolder: string | null;
  /** Only documents whose group and name hold this; null: all. */
  readonly documentFilter: string | null;
}

/** What a benchmark found. */
export interface BenchmarkResult {
  /** One JSON value a line, for programs. */
  readonly json: readonly unknown[];
  /** For people. */
  readonly markdown: string;
}

/** A benchmark of `npm run bench`. */
export interface Benchmark {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** `note` tells a person how far it is. Throws an Error whose message says what is wrong. */
  readonly run: (options: BenchmarkOptions, note: (text: string) => void) => Promise<BenchmarkResult>;
}
