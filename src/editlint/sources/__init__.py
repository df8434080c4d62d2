"""Where articles come from when they are many: folders, tables, exports, feeds; a module a kind."""
