"""Pictures of the public programme: made anew, in the sizes that pages need, with words for who does not see them."""
