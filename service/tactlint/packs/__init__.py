"""Rule packs: their model, loading them, running their examples."""
