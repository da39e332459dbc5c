// Renders formulas with MathJax 4 to MathML, once, as a reference for our own renderer.
//
//   npm install @mathjax/src@4        (in any folder; then run this file from there)
//   node mathjax_reference.mjs FORMULAS.json OUTPUT.json
//
// FORMULAS.json holds a list of {page, display, tex}; formulas of one page share macros, numbers and labels.
// OUTPUT.json holds a list of MathML strings in the same order; a formula that MathJax rejects is "!message".
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve('node_modules/@mathjax/src/mjs');
const load = (name) => import(pathToFileURL(path.join(root, name)));
const { mathjax } = await load('mathjax.js');
const { TeX } = await load('input/tex.js');
const { SerializedMmlVisitor } = await load('core/MmlTree/SerializedMmlVisitor.js');
const { liteAdaptor } = await load('adaptors/liteAdaptor.js');
const { RegisterHTMLHandler } = await load('handlers/html.js');
const { STATE } = await load('core/MathItem.js');

const packages = [
  'base', 'ams', 'newcommand', 'textmacros', 'boldsymbol', 'braket', 'cancel', 'color', 'enclose', 'extpfeil',
  'html', 'mathtools', 'mhchem', 'unicode', 'verb', 'configmacros', 'gensymb', 'upgreek', 'centernot', 'cases',
  'amscd', 'action', 'bbox', 'units', 'textcomp',
];
const folders = { configmacros: 'configmacros', amscd: 'amscd' };
for (const name of packages) {
  const folder = path.join(root, 'input/tex', folders[name] ?? name);
  for (const file of fs.readdirSync(folder).filter((file) => file.endsWith('Configuration.js'))) {
    await import(pathToFileURL(path.join(folder, file)));
  }
}
RegisterHTMLHandler(liteAdaptor());
const visitor = new SerializedMmlVisitor();

const [input, output] = process.argv.slice(2);
const { formulas, macros } = JSON.parse(fs.readFileSync(input, 'utf8'));
const results = [];
let page = null;
let documentOfPage;
for (const formula of formulas) {
  if (formula.page !== page) {
    page = formula.page;
    const tex = new TeX({
      packages,
      tags: 'ams',
      macros: macros ?? {},
      formatError: (_jax, error) => { throw error; },
    });
    documentOfPage = mathjax.document('', { InputJax: tex });
  }
  try {
    const node = documentOfPage.convert(formula.tex, { display: formula.display, end: STATE.CONVERT });
    results.push(visitor.visitTree(node).replace(/\s*\n\s*/g, '').replace(/ data-[a-z-]+="[^"]*"/g, ''));
  } catch (error) {
    results.push('!' + error.message);
  }
}
fs.writeFileSync(output, '[\n' + results.map((result) => JSON.stringify(result)).join(',\n') + '\n]\n');
