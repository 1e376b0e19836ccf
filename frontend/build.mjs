// Bundles frontend/ into src/samrit/web/static/dist: app.js, app.css, and the fonts named by their content.
// Only the two entry names are fixed, because templates name them; the server adds their hashes when it collects static files.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..");
const dist = join(root, "src", "samrit", "web", "static", "dist");

// Every browser of the target list reads woff2; the older format would only double the folder.
const woff2Only = {
  name: "woff2-only",
  setup(bundler) {
    bundler.onLoad({ filter: /@fontsource[\\/].*\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, ""),
      loader: "css",
    }));
  },
};

rmSync(dist, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [join(here, "js", "app.js"), join(here, "css", "app.css")],
  outdir: dist,
  entryNames: "[name]",
  assetNames: "fonts/[name]-[hash]",
  absWorkingDir: root,
  bundle: true,
  minify: true,
  sourcemap: false,
  metafile: true,
  format: "iife",
  target: ["chrome87", "firefox91", "safari15", "edge88"],
  legalComments: "linked",
  plugins: [woff2Only],
  loader: { ".woff2": "file", ".svg": "dataurl" },
  logLevel: "warning",
});

// The font's licence (OFL) travels with the font.
copyFileSync(join(root, "node_modules", "@fontsource", "sarabun", "LICENSE"), join(dist, "fonts", "OFL.txt"));

// The server sends the compressed copy that stands beside a file; compressing once here costs it nothing.
const sizes = {};
for (const name of Object.keys(metafile.outputs).filter((output) => /\.(js|css)$/.test(output))) {
  const content = readFileSync(join(root, name));
  const zipped = gzipSync(content, { level: 9 });
  writeFileSync(join(root, `${name}.gz`), zipped);
  writeFileSync(join(root, `${name}.br`), brotliCompressSync(content));
  sizes[basename(name)] = zipped.length;
  console.log(`  ${basename(name)}: ${(zipped.length / 1024).toFixed(1)} KB compressed`);
}
writeFileSync(join(dist, "sizes.json"), JSON.stringify(sizes, null, 2) + "\n");
