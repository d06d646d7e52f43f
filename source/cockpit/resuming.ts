/** What an earlier session left under way: said at start, read, watched on or undone. */
import type { Operation } from '../operations/operation.ts';
import { watchOn } from '../operations/resume.ts';
import type { Overlay } from '../store/screen.ts';
import { type Controls, goBackTo, notice, show } from './controls.ts';
import { follow, undoOperation } from './flying.ts';
