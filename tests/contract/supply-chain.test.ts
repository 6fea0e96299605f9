import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALLOWED_LICENCES, formatThirdParty, THIRD_PARTY_PATH } from '#tests/supply/licences.ts';
import { lockedPackages, shippedPackages } from '#tests/supply/lockfile.ts';
import { findRemoteCode } from '#tests/supply/remote-code.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const packages = lockedPackages();
const namesOf = (found: readonly { readonly path: string }[]) => found.map(({ path }) => path);

/** Packages that run a script when they are installed, each read: `node` puts the Node that its own packages ship in place. */
const REVIEWED_SCRIPTS = ['node'];

describe('the lockfile', () => {
  it('takes every package from the npm registry, by its name, and knows its SHA-512', () => {
    expect(packages.length).toBeGreaterThan(300);
    expect(namesOf(packages.filter(({ integrity }) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? '')))).toEqual([]);
    // Without an address, npm asks the registry for the name.
    const isElsewhere = ({ resolved, link }: (typeof packages)[number]) =>
      link === true || (resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'));
    expect(namesOf(packages.filter(isElsewhere))).toEqual([]);
  });

  it('has a version for each package that the project names, and no address in its place', () => {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    const wanted: [string, string][] = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(wanted.filter(([, version]) => !/^[\^~]?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(wanted.filter(([name]) => !packages.some((each) => each.path === `node_modules/${name}`))).toEqual([]);
  });

  it('lets only reviewed packages run a script when they are installed', () => {
    const scripted = packages.filter(({ hasInstallScript }) => hasInstallScript);
    expect(scripted.filter(({ name }) => !REVIEWED_SCRIPTS.includes(name))).toEqual([]);
    const { allowScripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(Object.keys(allowScripts)).toEqual(REVIEWED_SCRIPTS);
  });
});

describe('licences', () => {
  it('of all that can end up in the extension are allowed', () => {
    const others = shippedPackages().filter(({ license }) => !ALLOWED_LICENCES.includes(license ?? 'none'));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('are listed, and the list is current (npm run -s audit:supply makes it)', () => {
    expect(readFileSync(join(ROOT, THIRD_PARTY_PATH), 'utf8')).toBe(formatThirdParty(shippedPackages()));
  });
});

describe('the search for foreign code', () => {
  it.each([
    ['a.js', 'const x = eval("1")'],
    ['a.js', 'new Function("return 1")()'],
    ['a.js', "import('https://evil.test/x.js')"],
    ['a.js', 'import"https://evil.test/x.js"'],
    ['a.js', 'importScripts("x.js")'],
    ['a.js', 'setTimeout("run()", 1)'],
    ['a.html', '<script src="https://evil.test/x.js"></script>'],
    ['a.html', '<script>run()</script>'],
    ['a.html', '<link rel="preconnect" href="//evil.test">'],
    ['a.css', '@import "https://evil.test/x.css"'],
    ['a.css', 'a{background:url(https://evil.test/x.png)}'],
  ])('finds it in %s: %s', (path, text) => {
    expect(findRemoteCode(path, text)).not.toEqual([]);
  });

  it.each([
    ['a.js', 'import("./chunk.js");import{a}from"./b.js";setTimeout(()=>{},1);medieval(1);a.eval(1)'],
    ['a.html', '<script type="module" src="/a.js"></script><link rel="stylesheet" href="/a.css">'],
    ['a.css', 'a{background:url(data:image/png;base64,AA==)}'],
  ])('leaves %s in peace: %s', (path, text) => {
    expect(findRemoteCode(path, text)).toEqual([]);
  });
});
