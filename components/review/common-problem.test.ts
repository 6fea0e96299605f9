import { expect, it } from 'vitest';
import { fakeSection } from '#tests/fakes/fake-review.ts';
import { commonProblem } from './common-problem.ts';

const failed = (id: string, code: 'answer-malformed' | 'request-rejected') =>
  fakeSection(id, { status: 'failed', problem: { code, detail: id } });

it('finds the problem that most failed sections have', () => {
  const sections = [failed('a', 'answer-malformed'), failed('b', 'request-rejected'), failed('c', 'request-rejected')];
  expect(commonProblem(sections)).toEqual({ code: 'request-rejected', detail: 'b' });
});

it('finds none when nothing failed', () => {
  expect(commonProblem([fakeSection('a')])).toBeNull();
});
