import Crypto
import CryptoExtras

/// What the mathematics of each kind of key needs.
enum KeyMaterial: Sendable {
  case ed25519(Curve25519.Signing.PublicKey)
  case securityKeyEd25519(Curve25519.Signing.PublicKey, application: [UInt8])
  case ecdsaP256(P256.Signing.PublicKey)
  case rsa(_RSA.Signing.PublicKey, modulusSize: Int)
}
