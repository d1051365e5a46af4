import { render } from 'preact';
import { Frame } from './parts/frame.tsx';

const root = document.getElementById('console');
if (root) render(<Frame />, root);
