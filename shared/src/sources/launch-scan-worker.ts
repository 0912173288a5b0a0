import path from 'node:path';
import { ProgramParts } from '../host/program-parts';

/** A scanning thread's file; the thread itself, `scan-worker.ts`, is the first of its parts. */
new ProgramParts(path.join(__dirname, 'chunks'), { folder: __dirname, require }).load('scan-worker.js');
