package app;

record Link() {}
