"""The instruments, for the integrity officer: what there is, what changed, what others see, what is released."""
