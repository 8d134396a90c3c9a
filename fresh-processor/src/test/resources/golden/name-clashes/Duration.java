package app;

record Duration() {}
