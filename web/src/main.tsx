/** Begins: the page at once, the problem as soon as the worker has it. */
import { render } from "preact";
import { App } from "./app.js";
import { Explorer } from "./explorer.js";
import "./style.css";

const explorer = new Explorer();
const root = document.getElementById("app");
if (root === null) throw new Error("the page has no place for the app");
root.textContent = "";
render(<App explorer={explorer} />, root);
void explorer.start();
