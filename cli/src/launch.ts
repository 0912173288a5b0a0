#!/usr/bin/env node
import path from 'node:path';
import { ProgramParts } from '../../shared/src/host/program-parts';

/** The terminal program's file; the program itself, `main.ts`, is the first of its parts. */
new ProgramParts(path.join(__dirname, 'chunks'), { folder: __dirname, require }).load('cli.js');
