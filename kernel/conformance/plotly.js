// Gives figures to plotly.js's own validate.
//   node plotly.js PLOTLY.js FOLDER: all *.json of the folder; prints what is wrong, exit status 1 if anything is.
'use strict';
const fs = require('fs');
const path = require('path');
const vm = require('vm');

const [bundle, folder] = process.argv.slice(2);
// What plotly.js touches when it is loaded; validate draws nothing.
const style = { setProperty() {}, removeProperty() {} };
const page = {
  addEventListener() {}, removeEventListener() {}, setTimeout, clearTimeout, URL: { createObjectURL() { return ''; } },
  navigator: { userAgent: 'node' }, performance: { now: () => 0 }, location: { href: '', protocol: 'file:' },
  document: {
    documentElement: { style, namespaceURI: '' }, head: { appendChild() {} }, body: { appendChild() {}, style }, styleSheets: [],
    addEventListener() {}, removeEventListener() {}, getElementById: () => null, querySelector: () => null, querySelectorAll: () => [],
    createElement: () => ({ style, getContext: () => null, setAttribute() {}, appendChild() {}, sheet: { cssRules: [], insertRule() {} } }),
    createElementNS: () => ({ style, setAttribute() {}, appendChild() {} }), createTextNode: () => ({}),
  },
};
page.window = page.self = page.globalThis = page;
page.getComputedStyle = () => ({ getPropertyValue: () => '' });
page.requestAnimationFrame = () => 0;
page.HTMLElement = page.Element = page.SVGElement = function () {};
page.DOMParser = page.XMLSerializer = page.MutationObserver = page.ResizeObserver = function () {};
page.console = console;
page.module = { exports: {} };
page.exports = page.module.exports;
vm.createContext(page);
try {
  vm.runInContext(fs.readFileSync(bundle, 'utf8'), page, { filename: bundle });
} catch (e) {
  // The stack alone: node would print the whole line, which is the whole library.
  console.error(`plotly.js can't be loaded: ${e.name}: ${e.message}${e.stack.slice(-300)}`);
  process.exit(1);
}
const Plotly = page.Plotly || page.module.exports;

// jsplot writes settings that have no effect; ours must all have one.
const harmless = (file, fault) => path.basename(file).startsWith('jsplot') && ['unused', 'dynamic'].includes(fault.code);

const files = fs.readdirSync(folder).filter(name => name.endsWith('.json')).sort().map(name => path.join(folder, name));
let faults = 0;
for (const file of files) {
  const { data, layout } = JSON.parse(fs.readFileSync(file, 'utf8'));
  for (const fault of Plotly.validate(data, layout) || []) {
    if (!harmless(file, fault)) {
      faults++;
      console.error(`${path.basename(file)}: ${fault.msg}`);
    }
  }
}
if (files.length === 0) {
  console.error(`no figures in ${folder}`);
}
console.log(`plotly.js ${Plotly.version}: ${files.length} figures, ${faults} faults`);
process.exit(faults > 0 || files.length === 0 ? 1 : 0);
