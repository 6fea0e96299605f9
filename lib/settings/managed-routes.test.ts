import { describe, expect, it } from 'vitest';
import { managedRoutes } from './managed-routes.ts';

const region = 'us-east-2';
const OPUS = { modelId: 'us.anthropic.claude-opus-4-5-20251101-v1:0', name: 'Opus', region };
const HAIKU = { modelId: 'us.anthropic.claude-haiku-4-5-20251001-v1:0', name: 'Haiku', region };
const UNPRICED = { modelId: 'example.unknown-model-v1:0', name: 'Unpriced', region };

const names = (routeOrder: 'list' | 'cost', routes = [UNPRICED, OPUS, HAIKU]) =>
  managedRoutes({ routes, routeOrder }).map(({ name }) => name);

describe('managedRoutes', () => {
  it('keeps the order of the list', () => {
    expect(names('list')).toEqual(['Unpriced', 'Opus', 'Haiku']);
  });

  it('puts the cheapest first by cost, and those without a known price last', () => {
    expect(names('cost')).toEqual(['Haiku', 'Opus', 'Unpriced']);
  });

  it('keeps the order of the list among models of the same price', () => {
    const elsewhere = { ...HAIKU, name: 'Haiku elsewhere', region: 'us-west-2' };
    expect(names('cost', [elsewhere, HAIKU])).toEqual(['Haiku elsewhere', 'Haiku']);
  });
});
