// Sets the theme that the reader has chosen before anything is shown, and says that there are scripts.
"use strict";

(() => {
  const page = document.documentElement;
  page.dataset.scripted = "";
  let chosen = null;
  try {
    chosen = localStorage.getItem("restencil:theme");
  } catch {
    // some browsers keep nothing for pages from files
  }
  if (chosen === "light" || chosen === "dark") page.dataset.theme = chosen;
})();
