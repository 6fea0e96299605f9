export { describeDetail } from './detail-words.ts';
export { ProblemNotice, type ProblemNoticeProps } from './ProblemNotice.tsx';
export { describeProblem, type ProblemWords, problemTitle } from './problem-words.ts';
