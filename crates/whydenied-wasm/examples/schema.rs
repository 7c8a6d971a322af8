//! Prints the JSON Schema of what the npm package takes and gives.

#![expect(clippy::print_stdout, reason = "it is what it is for")]

fn main() {
    println!("{:#}", whydenied_wasm::schema());
}
