import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '#lib/review';
import { type Auth, DEFAULT_SETTINGS, type Settings } from '#lib/settings';
import { SignInFailedError, type SignInSettings } from '#lib/sign-in';
import { fakeIdToken } from '#tests/fakes/fake-id-token.ts';
import { createSignInService, SIGN_IN_ALARM } from '../../entrypoints/background/sign-in-service.ts';

const { alarms } = vi.hoisted(() => ({ alarms: { create: vi.fn(async () => undefined) } }));
vi.mock('wxt/browser', () => ({ browser: { alarms } }));

const PAGE: SignInSettings = {
  authorizationEndpoint: 'https://login.example/authorize',
  clientId: 'client-1',
  scopes: 'openid',
  responseType: 'id_token',
  roleArn: 'arn:aws:iam::123456789012:role/reviewer',
};
const REDIRECT = 'https://abc.chromiumapp.org/';
const KEY: Auth = { kind: 'access-key', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'very-secret' };

/** A service over memory, whose provider answers as the test wants, with the clock in the test's hand. */
function createWorld() {
  const world = {
    nowMs: 1_000_000_000,
    settings: {
      ...DEFAULT_SETTINGS,
      provider: 'bedrock',
      connection: { region: 'us-east-2', signIn: PAGE },
    } as Settings,
    auth: null as Auth | null,
    kept: 'sealed' as unknown,
    opened: [] as { readonly url: URL; readonly isSilent: boolean }[],
    told: 0,
    /** Seconds that tokens last. */
    lifetimeS: 3_600,
    answer: async (url: URL): Promise<string> => tokenFor(url),
  };
  const tokenFor = (url: URL): string => {
    const query = url.searchParams;
    const exp = world.nowMs / 1000 + world.lifetimeS;
    const token = fakeIdToken({
      aud: query.get('client_id'),
      nonce: query.get('nonce'),
      exp,
      jti: world.opened.length,
    });
    return `${REDIRECT}#${new URLSearchParams({ id_token: token, state: query.get('state') ?? '' })}`;
  };
  let tokens = 0;
  const service = createSignInService({
    store: {
      settings: async () => world.settings,
      fault: async () => null,
      saveSettings: async () => undefined,
      auth: async () => world.auth,
      saveAuth: async (auth) => {
        world.auth = auth;
      },
      kept: async () => world.kept,
      saveKept: async (envelope) => {
        world.kept = envelope;
      },
    },
    window: {
      redirectUri: REDIRECT,
      open: async (address, isSilent) => {
        const url = new URL(address);
        world.opened.push({ url, isSilent });
        return world.answer(url);
      },
    },
    loopbackAllowed: false,
    newToken: () => {
      tokens += 1;
      return `token${tokens}`;
    },
    now: () => world.nowMs,
    onChanged: () => {
      world.told += 1;
    },
  });
  /** Signs in, and lets the token end. */
  const signInAndOutlive = async () => {
    await service.signIn();
    world.nowMs += 3_600_000;
    return world.auth as Auth;
  };
  return { world, service, tokenFor, signInAndOutlive };
}

const failsWith = (reason: string) => expect.objectContaining({ name: 'SignInFailedError', reason });

beforeEach(() => alarms.create.mockClear());

describe('signing in', () => {
  it('takes the token of its own request into memory, and is to be renewed before it ends', async () => {
    const { world, service } = createWorld();
    await service.signIn();
    expect(world.auth).toMatchObject({ kind: 'web-identity', roleArn: PAGE.roleArn, signIn: 'current' });
    expect(world.opened.map(({ isSilent }) => isSilent)).toEqual([false]);
    expect(alarms.create).toHaveBeenCalledWith(SIGN_IN_ALARM, { when: world.nowMs + 55 * 60_000 });
    await service.signIn();
    const [first, second] = world.opened.map(({ url }) => url.searchParams);
    expect(first?.get('state')).not.toBe(second?.get('state'));
    expect(first?.get('nonce')).not.toBe(second?.get('nonce'));
  });

  it('takes the place of other credentials, kept ones included; signing in again leaves what is kept', async () => {
    const { world, service } = createWorld();
    world.auth = KEY;
    await service.signIn();
    expect(world.kept).toBeNull();
    world.kept = 'sealed';
    await service.signIn();
    expect(world.kept).toBe('sealed');
  });

  it('opens one window, whoever asks meanwhile', async () => {
    const { world, service } = createWorld();
    await Promise.all([service.signIn(), service.signIn()]);
    expect(world.opened).toHaveLength(1);
  });

  it('changes nothing when the answer is to another request', async () => {
    const { world, service, tokenFor } = createWorld();
    world.auth = KEY;
    world.answer = async (url) => tokenFor(url).replace(/state=[^&]*/, 'state=other');
    await expect(service.signIn()).rejects.toEqual(failsWith('answer-invalid'));
    expect([world.auth, world.kept]).toEqual([KEY, 'sealed']);
  });

  it('takes no answer after everything was erased, or the page was set otherwise', async () => {
    const { world, service, tokenFor } = createWorld();
    world.answer = async (url) => {
      world.settings = DEFAULT_SETTINGS;
      return tokenFor(url);
    };
    await expect(service.signIn()).rejects.toEqual(failsWith('not-set-up'));
    expect(world.auth).toBeNull();
  });

  it.each([
    ['without a page', {}, failsWith('not-set-up')],
    [
      'in the clear',
      { signIn: { ...PAGE, authorizationEndpoint: 'http://127.0.0.1/authorize' } },
      expect.objectContaining({ path: 'connection.signIn.authorizationEndpoint' }),
    ],
  ])('opens no window %s', async (_case, connection, failure) => {
    const { world, service } = createWorld();
    world.settings = { ...world.settings, connection: { region: 'us-east-2', ...connection } };
    await expect(service.signIn()).rejects.toEqual(failure);
    expect(world.opened).toEqual([]);
  });

  it('opens no window while nothing may leave the device', async () => {
    const { world, service } = createWorld();
    world.settings = { ...world.settings, privacy: { ...world.settings.privacy, onDeviceOnly: true } };
    await expect(service.signIn()).rejects.toBeInstanceOf(ProblemError);
    expect(world.opened).toEqual([]);
  });
});

describe('renewing', () => {
  it('leaves alone what needs none: other credentials, typed tokens, and a token that is good for a while', async () => {
    const { world, service } = createWorld();
    const typed: Auth = { kind: 'web-identity', roleArn: PAGE.roleArn, token: fakeIdToken({ aud: 'c', exp: 1 }) };
    expect([await service.fresh(KEY), await service.fresh(typed)]).toEqual([KEY, typed]);
    await service.signIn();
    expect(await service.fresh(world.auth as Auth)).toBe(world.auth);
    expect(world.opened).toHaveLength(1);
  });

  it('gets another token without anybody once it is over, once for all who need it', async () => {
    const { world, service, signInAndOutlive } = createWorld();
    const old = await signInAndOutlive();
    const renewed = await Promise.all([service.fresh(old), service.fresh(old)]);
    expect(renewed).toEqual([world.auth, world.auth]);
    expect(world.auth).not.toEqual(old);
    expect(world.opened.slice(1).map(({ isSilent, url }) => [isSilent, url.searchParams.get('prompt')])).toEqual([
      [true, 'none'],
    ]);
    expect(world.told).toBe(1);
  });

  it('renews in time what came back from where it is kept, and nothing else', async () => {
    const { service, world } = createWorld();
    await service.signIn();
    alarms.create.mockClear();
    world.nowMs += 10 * 60_000;
    await service.watch();
    expect(alarms.create).toHaveBeenCalledWith(SIGN_IN_ALARM, { when: world.nowMs + 45 * 60_000 });
    alarms.create.mockClear();
    world.auth = KEY;
    await service.watch();
    expect(alarms.create).not.toHaveBeenCalled();
  });

  it('renews at its alarm and when AWS refuses the token, but not one that has just come', async () => {
    const { world, service } = createWorld();
    await service.signIn();
    await service.renew();
    expect(world.opened).toHaveLength(1);
    world.nowMs += 55 * 60_000;
    await service.onAlarm();
    world.nowMs += 60_000;
    await service.renew();
    expect(world.opened).toHaveLength(3);
    world.settings = { ...world.settings, provider: 'on-device' };
    world.nowMs += 60_000;
    await service.onAlarm();
    expect(world.opened).toHaveLength(3);
  });

  it('says that a person is needed, and asks the provider no more until somebody has signed in', async () => {
    const { world, service, signInAndOutlive, tokenFor } = createWorld();
    const old = await signInAndOutlive();
    world.answer = async (url) => `${REDIRECT}#error=login_required&state=${url.searchParams.get('state')}`;
    await expect(service.fresh(old)).rejects.toEqual(failsWith('person-needed'));
    expect(world.auth).toMatchObject({ signIn: 'ended' });
    expect(world.told).toBe(1);
    world.nowMs += 3_600_000;
    await expect(service.fresh(world.auth as Auth)).rejects.toEqual(failsWith('person-needed'));
    expect(world.opened).toHaveLength(2);
    world.answer = async (url) => tokenFor(url);
    await service.signIn();
    expect(await service.fresh(world.auth as Auth)).toMatchObject({ signIn: 'current' });
  });

  it('tries again after a while where the provider could not be reached', async () => {
    const { world, service, signInAndOutlive, tokenFor } = createWorld();
    const old = await signInAndOutlive();
    world.answer = async () => {
      throw new SignInFailedError('unreachable');
    };
    await expect(service.fresh(old)).rejects.toEqual(failsWith('unreachable'));
    await expect(service.fresh(old)).rejects.toEqual(failsWith('unreachable'));
    expect(world.opened).toHaveLength(2);
    expect(world.auth).toMatchObject({ signIn: 'current' });
    world.answer = async (url) => tokenFor(url);
    world.nowMs += 30_000;
    expect(await service.fresh(old)).toMatchObject({ signIn: 'current' });
  });

  it.each([
    ['forgotten', null],
    ['replaced', KEY],
  ])('brings nothing back that was %s meanwhile', async (_case, left) => {
    const { world, service, signInAndOutlive, tokenFor } = createWorld();
    const old = await signInAndOutlive();
    world.answer = async (url) => {
      world.auth = left;
      return tokenFor(url);
    };
    await expect(service.fresh(old)).rejects.toEqual(failsWith('person-needed'));
    expect(world.auth).toBe(left);
  });
});
