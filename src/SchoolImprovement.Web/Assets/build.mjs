// Makes what the browser gets, into wwwroot/lib: one stylesheet (the used parts of Bootstrap in the lowest layer, then the theme),
// one script (htmx, then ours), one sprite of the icons named in icons.txt, and the fonts. Run by npm.targets; `npm run build` by hand.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';
import { PurgeCSS } from 'purgecss';

const read = (path) => readFileSync(path, 'utf8');
const out = 'wwwroot/lib/';
mkdirSync(out, { recursive: true });

// fonts and pictures that the stylesheet names, each stamped with its version (the same stamp that Ui/Assets.cs makes)
const copy = (from, name) => copyFileSync(from, out + name);
for (const set of ['latin', 'latin-ext', 'vietnamese']) {
  const file = `source-sans-3-${set}-wght-normal.woff2`;
  copy(`node_modules/@fontsource-variable/source-sans-3/files/${file}`, file);
}
for (const file of ['chevron.svg', 'chevron-light.svg', 'mark.svg']) copy(`Assets/${file}`, file);
const stamp = (file) => createHash('sha256').update(readFileSync(out + file)).digest('base64url').slice(0, 10);

// Bootstrap: reboot, buttons, forms, and these utilities. Its data: images stay out (the policy allows none).
const kept = `html body h1 h2 h3 h4 h5 h6 p a abbr address ul ol dl dt dd li blockquote b strong small mark sub sup code pre kbd img svg table caption thead tbody
  tfoot tr td th label button input select optgroup option textarea fieldset legend output iframe summary progress hr root before after
  btn btn-primary btn-sm disabled form-label form-text form-control form-select form-check form-check-input form-check-label is-invalid
  d-none d-block d-flex d-grid d-inline flex-wrap gap-2 gap-3 align-items-center align-items-start justify-content-between w-100 text-end text-break text-nowrap
  m-0 mb-0 mt-0 ${[1, 2, 3, 4, 5].flatMap((n) => [`mt-${n}`, `mb-${n}`]).join(' ')}`;
const [bootstrap] = await new PurgeCSS().purge({
  content: [{ raw: kept, extension: 'html' }],
  css: [{ raw: read('node_modules/bootstrap/dist/css/bootstrap.css') }],
  variables: true,
  defaultExtractor: (text) => text.split(/\s+/),
  blocklist: [/btn-check/, /form-switch/, /form-control-color/, /form-control-plaintext/, /form-control-lg/, /form-control-sm/, /form-select-lg/, /form-select-sm/, /input-group/, /form-floating/, /form-range/, /was-validated/, /data-bs-theme/],
});
const plain = bootstrap.css.replace(/^@charset[^;]*;/, '').replace(/[\w-]+:\s*url\("data:[^"]*"\)[^;}]*;?/g, '').replace(/[\w-]+:\s*var\(--bs-(form-select-bg-img|form-check-bg-image)\)[^;}]*;?/g, '');
const theme = read('Assets/theme.css').replace(/url\("([^"]+)"\)/g, (_, file) => `url("${file}?v=${stamp(file)}")`);
const layers = theme.match(/@layer [^;{]+;/)[0];
const css = transformSync(`${layers}\n@layer bootstrap{${plain}}\n${theme}`, { loader: 'css', minify: true, target: ['chrome111', 'firefox113', 'safari16.4'] });
writeFileSync(`${out}site.css`, css.code);
if (css.code.includes('data:')) throw new Error('The stylesheet holds a data: address, which the content security policy refuses.');

const script = `${read('node_modules/htmx.org/dist/htmx.min.js')}\n${read('Assets/site.js')}`;
writeFileSync(`${out}site.js`, transformSync(script, { minify: true, target: 'es2020' }).code);

// icons: Bootstrap's by name; ours (the five-step meter of the grades) drawn here
const symbols = read('Assets/icons.txt').split('\n').map((l) => l.trim()).filter((l) => l && !l.startsWith('#')).map((name) => {
  const path = `node_modules/bootstrap-icons/icons/${name}.svg`;
  if (!existsSync(path)) throw new Error(`There is no icon "${name}" in bootstrap-icons: correct Assets/icons.txt.`);
  return `<symbol id="${name}" viewBox="0 0 16 16">${read(path).replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').trim()}</symbol>`;
});
const meter = (level) => [0, 1, 2, 3, 4].map((step) => {
  const height = +(2.4 * (step + 1)).toFixed(1);
  return `<rect x="${step * 3.5}" y="${+(12 - height).toFixed(1)}" width="2.6" height="${height}"${step < level ? '' : ' opacity=".28"'}/>`;
}).join('');
for (const level of [1, 2, 3, 4, 5]) symbols.push(`<symbol id="pip${level}" viewBox="0 0 17 12">${meter(level)}</symbol>`);
writeFileSync(`${out}icons.svg`, `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>`);
