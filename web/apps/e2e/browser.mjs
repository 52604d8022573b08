import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium as playwright } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const args = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--font-render-hinting=none',
];

/**
 * A headless browser on a machine that has none: the one that npm brings, with the libraries and fonts that it brings too.
 * CENTRALA_CHROMIUM names another one. The package's own flags are left out: they switch web security off and run
 * everything in one process, which no visitor's browser does.
 */
export async function launchBrowser() {
  const named = process.env.CENTRALA_CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
  if (named) return playwright.launch({ executablePath: named, args });
  const home = await unpacked();
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    ...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') }),
  };
  return playwright.launch({ executablePath: join(home, 'chromium'), args, env });
}

/** Unpacks the package once per version, into a folder that appears only when it is complete. */
async function unpacked() {
  const packageFolder = folderOf('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  const home = join(here, '..', '..', 'target', `chromium-${version}`);
  if (existsSync(home)) return home;
  const draft = `${home}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it takes the machine for a bare one.
  const before = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  Object.assign(process.env, { TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' });
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
  }
  writeFileSync(join(draft, 'VERSION'), version);
  try {
    renameSync(draft, home);
  } catch (taken) {
    if (!existsSync(home)) throw taken;
    rmSync(draft, { recursive: true, force: true });
  }
  return home;
}

/** Where npm put a package whose main file lies below its own folder. */
function folderOf(name) {
  let folder = dirname(createRequire(import.meta.url).resolve(name));
  while (!existsSync(join(folder, 'bin', 'chromium.br'))) folder = dirname(folder);
  return folder;
}
