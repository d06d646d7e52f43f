import { section } from './licences.mjs';
import { bunVersion } from './runtimes.mjs';

const text = `MIT License

Copyright (c) Oven and the contributors to Bun

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.

This executable carries Bun, unchanged, as its runtime. Bun links JavaScriptCore of WebKit
(GNU Library General Public License 2) and TinyCC (GNU Lesser General Public License 2.1), and further
libraries under permissive licences. Their list is at https://bun.com/docs/project/license, the sources of Bun
at https://github.com/oven-sh/bun (tag bun-v${bunVersion}), those of its WebKit at
https://github.com/oven-sh/WebKit. To use a changed Bun or a changed WebKit, build Bun from these, and build the
executable with it from the sources of Airboss: scripts/runtimes.mjs names the Bun that is taken.`;

/** What an executable has to say besides the licences of the bundle: Bun's package carries no text itself. */
export const bunLicence = section([`Bun ${bunVersion}`], text);
