"""Taking down what a visitor tells at the desk, without Qt: the form, and the receipt with its code."""
