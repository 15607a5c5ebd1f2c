/** Takes the place of packages that a function's own packages load and never use. */
export {};
