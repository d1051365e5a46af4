/** Height of a row of the grid, in CSS pixels; `grid.css` has the same. */
export const rowHeight = 26;
